using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>Hosts recorded elsewhere: as /sys trees, and as normalised JSON with the same facts.</summary>
internal static class RecordedHost
{
    private static readonly ConcurrentDictionary<string, Lazy<HostTopology>> s_trees = new();
    private static readonly ConcurrentDictionary<string, Lazy<HostTopology>> s_normalised = new();

    public static IEnumerable<string> Trees => SharedFolder.Names("topologies/recorded", ".tar.xz");

    public static IEnumerable<string> Normalised => SharedFolder.Names("topologies/normalised", ".json");

    public static HostTopology FromTree(string name) => s_trees.GetOrAdd(name, n => new Lazy<HostTopology>(() => ReadTree(n))).Value;

    public static HostTopology FromNormalised(string name) =>
        s_normalised.GetOrAdd(name, n => new Lazy<HostTopology>(() => ToTopology(Json(n).RootElement))).Value;

    public static JsonDocument Json(string name) =>
        JsonDocument.Parse(File.ReadAllText(SharedFolder.Require($"topologies/normalised/{name}.json")));

    public static CpuSet Set(JsonElement array) => CpuSet.From(array.EnumerateArray().Select(e => e.GetInt32()));

    public static HostTopology ToTopology(JsonElement host)
    {
        var nodes = host.GetProperty("nodes").EnumerateArray().ToList();
        var ids = nodes.Select(n => n.GetProperty("id").GetInt32()).ToList();
        var isolated = Optional(host, "isolated") is { } i ? Set(i) : CpuSet.Empty;
        var topology = new HostTopology
        {
            Source = "normalised",
            Cpus = host.GetProperty("cpus").EnumerateArray().Select(c => new HostCpu
            {
                Id = c.GetProperty("id").GetInt32(),
                Online = c.GetProperty("online").GetBoolean(),
                Package = Number(c, "package"),
                Die = Number(c, "die"),
                Cluster = Number(c, "cluster"),
                Core = Number(c, "core"),
                Siblings = Optional(c, "siblings") is { } s ? Set(s) : CpuSet.Of(c.GetProperty("id").GetInt32()),
                Node = NodeOf(nodes, c.GetProperty("id").GetInt32()),
                Isolated = isolated.Contains(c.GetProperty("id").GetInt32()),
                Capacity = Number(c, "capacity"),
            }).ToEquatableList(),
            Nodes = nodes.Select(n => new HostNode
            {
                Id = n.GetProperty("id").GetInt32(),
                Cpus = Set(n.GetProperty("cpus")),
                Memory = KiB(n, "memKiB"),
                FreeMemory = KiB(n, "freeKiB"),
                Distances = Optional(n, "distance") is { } d
                    ? d.EnumerateArray().Select((v, k) => new NodeDistance(ids[k], v.GetInt32())).ToEquatableList() : [],
                HugePages = Optional(n, "hugepages") is { } h
                    ? h.EnumerateArray().Select(p => new HugePagePool(MemorySize.FromKiB(p.GetProperty("sizeKiB").GetUInt64()),
                        p.GetProperty("total").GetInt64(), Optional(p, "free")?.GetInt64())).OrderBy(p => p.Size).ToEquatableList() : [],
            }).ToEquatableList(),
            Caches = host.GetProperty("caches").EnumerateArray().Select(c => new HostCache
            {
                Level = c.GetProperty("level").GetInt32(),
                Type = Enum.Parse<CacheType>(c.GetProperty("type").GetString()!),
                Cpus = Set(c.GetProperty("cpus")),
                Id = Number(c, "id"),
            }).ToEquatableList(),
        };
        if (topology.Nodes.Count > 0)
            return topology;
        return topology with
        {
            Nodes = [new HostNode { Id = 0, Cpus = topology.Online }],
            Cpus = topology.Cpus.Select(c => c.Online ? c with { Node = 0 } : c).ToEquatableList(),
        };
    }

    public static JsonElement? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static int? Number(JsonElement element, string name) => Optional(element, name)?.GetInt32();

    private static MemorySize? KiB(JsonElement element, string name) =>
        Optional(element, name) is { } value ? MemorySize.FromKiB(value.GetUInt64()) : null;

    private static int? NodeOf(List<JsonElement> nodes, int cpu) => nodes
        .Select(n => (Id: n.GetProperty("id").GetInt32(), Cpus: Set(n.GetProperty("cpus"))))
        .Where(n => n.Cpus.Contains(cpu)).OrderBy(n => n.Cpus.Count).ThenBy(n => n.Id).Select(n => (int?)n.Id).FirstOrDefault();

    private static HostTopology ReadTree(string name)
    {
        var archive = SharedFolder.Require($"topologies/recorded/{name}.tar.xz");
        var folder = Directory.CreateTempSubdirectory("kvmnfv-host-").FullName;
        try
        {
            // What topology never reads is left packed: it is most of a recording.
            using var tar = Process.Start(new ProcessStartInfo("tar", ["--exclude=*/resctrl/*", "--exclude=*/cpuidle/*", "--exclude=*/cpufreq/*", "--exclude=*/power/*", "--exclude=*/memory[0-9]*", "--exclude=*/thermal_throttle/*", "--exclude=*/cpu[0-9]*/node[0-9]*", "--exclude=*/node[0-9]*/cpu[0-9]*", "-xJf", archive, "-C", folder])
            {
                RedirectStandardError = true,
            });
            if (tar is null || !Ended(tar) || tar.ExitCode != 0)
                Assert.Ignore("The recorded tree can't be unpacked: tar with xz support is missing, or it took more than three minutes.");
            return new SysfsTopologyReader(Root(folder)).Read();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Ended(Process process)
    {
        if (process.WaitForExit(180_000))
            return true;
        process.Kill();
        process.WaitForExit();
        return false;
    }

    private static string Root(string folder)
    {
        for (var i = 0; i < 6; i++)
        {
            if (Directory.Exists(Path.Combine(folder, "sys/devices/system/cpu")))
                return folder;
            if (Directory.Exists(Path.Combine(folder, "system/cpu")))
            {
                // libvirt's own recordings start at /sys/devices.
                Directory.CreateDirectory(Path.Combine(folder, "sys"));
                Directory.CreateSymbolicLink(Path.Combine(folder, "sys/devices"), "../");
                return folder;
            }

            folder = Directory.GetDirectories(folder).First(d => !d.EndsWith("/resctrl", StringComparison.Ordinal) && !d.EndsWith("/proc", StringComparison.Ordinal));
        }

        throw new InvalidDataException($"No host found under {folder}.");
    }
}
