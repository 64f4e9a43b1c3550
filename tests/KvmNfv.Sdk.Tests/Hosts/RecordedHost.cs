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
    private static readonly ConcurrentDictionary<string, Lazy<HostArchive>> s_archives = new();
    private static readonly ConcurrentDictionary<string, Lazy<HostTopology>> s_normalised = new();

    public static IEnumerable<string> Trees => SharedFolder.Names("topologies/recorded", ".tar.xz");

    public static IEnumerable<string> Normalised => SharedFolder.Names("topologies/normalised", ".json");

    public static HostTopology FromTree(string name) => s_trees.GetOrAdd(name, n => new Lazy<HostTopology>(() => new SysfsTopologyReader(Files(n)).Read())).Value;

    /// <summary>The files of a recorded host, unpacked in memory once a run.</summary>
    public static HostArchive Files(string name) => s_archives.GetOrAdd(name, n => new Lazy<HostArchive>(() => ReadArchive(n))).Value;

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

    private static HostArchive ReadArchive(string name)
    {
        var archive = SharedFolder.Require($"topologies/recorded/{name}.tar.xz");
        using var unpacker = StartXz(archive);
        try
        {
            // tar and xz pad their output; what follows the archive's end is read too, so that xz can end.
            var host = HostArchive.Read(unpacker.StandardOutput.BaseStream);
            unpacker.StandardOutput.BaseStream.CopyTo(Stream.Null);
            unpacker.WaitForExit();
            Assert.That(unpacker.ExitCode, Is.Zero, $"xz could not unpack {archive}");
            return host;
        }
        finally
        {
            if (!unpacker.HasExited)
                unpacker.Kill();
        }
    }

    private static Process StartXz(string archive)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("xz", ["-dc", archive]) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("The recorded trees can't be unpacked: xz is missing ('apt install xz-utils').");
            throw;
        }
    }
}
