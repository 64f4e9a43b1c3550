using System.Globalization;
using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>Compares a topology with the normalised facts of its host, every field that the facts have.</summary>
internal static class RecordedFacts
{
    // Fields that say nothing of their own: counts and sums of others.
    private static readonly HashSet<string> s_derived = ["id", "source", "licence", "present", "possible", "offline", "packageCpus", "derivedFrom", "note"];

    public static List<string> Differences(HostTopology topology, JsonElement facts, bool nodesAreWrong)
    {
        var differences = new List<string>();
        foreach (var field in facts.EnumerateObject().Where(f => !s_derived.Contains(f.Name)))
        {
            switch (field.Name)
            {
                case "cpus":
                    All(differences, "cpu", field.Value, topology.Cpus.Select(c => (c.Id.ToString(CultureInfo.InvariantCulture), c)), "id", (c, f, v) => Cpu(c, f, v));
                    break;
                case "nodes":
                    Nodes(differences, topology, field.Value, nodesAreWrong);
                    break;
                case "caches":
                    Caches(differences, topology, field.Value);
                    break;
                case "pci":
                    All(differences, "pci", field.Value, topology.PciDevices.Select(d => (d.Address.ToString(), d)), "address", Device);
                    break;
                case "online":
                    Same(differences, "online", topology.Online, field.Value);
                    break;
                case "isolated":
                    Same(differences, "isolated", topology.Isolated, field.Value);
                    break;
                case "nohz_full" when field.Value.ValueKind == JsonValueKind.Array:
                    Same(differences, "nohz_full", topology.NoHzFull, field.Value);
                    break;
                case "nohz_full":
                    Equal(differences, "nohz_full", topology.NoHzFull.IsEmpty, true);
                    break;
                default:
                    differences.Add($"nobody compares '{field.Name}'");
                    break;
            }
        }

        return differences;
    }

    private static void All<T>(List<string> differences, string kind, JsonElement facts, IEnumerable<(string Key, T Value)> items, string key, Func<T, string, JsonElement, object?> compare)
        where T : class
    {
        var ours = items.ToDictionary(i => i.Key, i => i.Value);
        Equal(differences, $"count of {kind}", ours.Count, facts.GetArrayLength());
        foreach (var fact in facts.EnumerateArray())
        {
            var name = fact.GetProperty(key).ToString();
            if (!ours.TryGetValue(name, out var item))
            {
                differences.Add($"{kind} {name} is missing");
                continue;
            }

            foreach (var field in fact.EnumerateObject().Where(f => f.Name != key && f.Value.ValueKind != JsonValueKind.Null && !s_derived.Contains(f.Name)))
                Equal(differences, $"{kind} {name} {field.Name}", Text(compare(item, field.Name, field.Value)), Wanted(field.Value));
        }
    }

    private static object? Cpu(HostCpu cpu, string field, JsonElement value) => field switch
    {
        "online" => cpu.Online,
        "package" => cpu.Package,
        "die" => cpu.Die,
        "cluster" => cpu.Cluster,
        "core" => cpu.Core,
        "siblings" => cpu.Siblings,
        "capacity" => cpu.Capacity,
        "maxKHz" => cpu.MaxKHz,
        "minKHz" => cpu.MinKHz,
        "baseKHz" => cpu.BaseKHz,
        "governor" => cpu.FrequencyGovernor,
        "driver" => cpu.FrequencyDriver,
        "book" => cpu.Book,
        "drawer" => cpu.Drawer,
        _ => $"nobody compares '{field}' with {value}",
    };

    private static object? Device(HostPciDevice device, string field, JsonElement value) => field switch
    {
        "class" => $"0x{device.Class:x6}",
        "numaNode" => device.Node ?? -1,
        "vendor" => $"0x{device.Vendor:x4}",
        "device" => $"0x{device.Device:x4}",
        "localCpus" => device.LocalCpus,
        "vfs" => device.TotalVfs,
        "isVf" => device.PhysicalFunction is not null,
        _ => $"nobody compares '{field}' with {value}",
    };

    private static void Nodes(List<string> differences, HostTopology topology, JsonElement facts, bool cpusAreWrong)
    {
        if (facts.GetArrayLength() == 0)
        {
            Equal(differences, "the one node's CPUs", topology.Nodes.Single().Cpus, topology.Online);
            return;
        }

        var ids = facts.EnumerateArray().Select(n => n.GetProperty("id").GetInt32()).ToList();
        All(differences, "node", facts, topology.Nodes.Select(n => (n.Id.ToString(CultureInfo.InvariantCulture), n)), "id", (node, field, value) => field switch
        {
            "cpus" => cpusAreWrong ? CpuSet.From(value.EnumerateArray().Select(v => v.GetInt32())) : node.Cpus,
            "memKiB" => node.Memory?.KiB,
            "freeKiB" => node.FreeMemory?.KiB,
            "distance" => node.Distances.Select(d => d.Node).SequenceEqual(ids) ? string.Join(',', node.Distances.Select(d => d.Value)) : "of other nodes",
            "hugepages" => Pools(value) == Pools(node) ? value.ToString() : $"{Pools(node)} instead of {Pools(value)}",
            _ => $"nobody compares '{field}'",
        });
    }

    private static string Pools(HostNode node) => string.Join(", ", node.HugePages.Select(p => $"{p.Size.KiB}: {p.Total}/{p.Free}"));

    private static string Pools(JsonElement pools) => string.Join(", ", pools.EnumerateArray().OrderBy(p => p.GetProperty("sizeKiB").GetUInt64())
        .Select(p => $"{p.GetProperty("sizeKiB")}: {p.GetProperty("total")}/{RecordedHost.Optional(p, "free")}"));

    private static void Caches(List<string> differences, HostTopology topology, JsonElement facts)
    {
        Equal(differences, "count of caches", topology.Caches.Count, facts.GetArrayLength());
        var ours = topology.Caches.ToDictionary(c => (c.Level, c.Type.ToString(), c.Cpus));
        foreach (var fact in facts.EnumerateArray())
        {
            var key = (fact.GetProperty("level").GetInt32(), fact.GetProperty("type").GetString()!, RecordedHost.Set(fact.GetProperty("cpus")));
            if (!ours.TryGetValue(key, out var cache))
            {
                differences.Add($"cache {key} is missing");
                continue;
            }

            Equal(differences, $"cache {key} id", cache.Id, RecordedHost.Number(fact, "id"));
            Equal(differences, $"cache {key} ways", cache.Ways, RecordedHost.Number(fact, "ways"));
            Equal(differences, $"cache {key} size", cache.Size, RecordedHost.Optional(fact, "size") is { } size ? MemorySize.Parse(size.GetString()!) : null);
        }
    }

    private static void Same(List<string> differences, string what, CpuSet ours, JsonElement facts) => Equal(differences, what, ours.ToString(), RecordedHost.Set(facts).ToString());

    private static string? Text(object? value) => value switch
    {
        CpuSet set => string.Join(',', set),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    // Sets are arrays of numbers in both; distances are compared as they are written.
    private static string Wanted(JsonElement value) => value.ValueKind == JsonValueKind.Array && (value.GetArrayLength() == 0 || value[0].ValueKind == JsonValueKind.Number)
        ? string.Join(',', value.EnumerateArray()) : value.ToString();

    private static void Equal(List<string> differences, string what, object? ours, object? wanted)
    {
        if (!Equals(ours, wanted))
            differences.Add($"{what}: {ours ?? "nothing"} instead of {wanted ?? "nothing"}");
    }
}
