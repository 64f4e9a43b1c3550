using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>What is drawn, without how.</summary>
internal sealed class PictureModel
{
    private readonly HostTopology _host;
    private readonly ThreadUses _uses;

    public PictureModel(HostTopology host, IReadOnlyList<PlacementPlan> plans, HostUsage usage, PlacementPolicy policy)
    {
        _host = host;
        Plans = plans;
        _uses = new ThreadUses(host, plans, usage, policy);
        Sockets = [.. ReadSockets()];
        Used = [.. host.Cpus.Select(c => _uses.Of(c).Use).Distinct().Order()];
    }

    public IReadOnlyList<PlacementPlan> Plans { get; }

    public IReadOnlyList<PictureSocket> Sockets { get; }

    /// <summary>The uses that occur, for the legend.</summary>
    public IReadOnlyList<ThreadUse> Used { get; }

    public string Title
    {
        get
        {
            var online = _host.Cpus.Where(c => c.Online).ToList();
            var cores = online.Select(c => c.Siblings.Min).Distinct().Count();
            return Text($"{Count(online.Select(c => c.Package).Distinct().Count(), "socket")}, {Count(_host.Nodes.Count, "NUMA node")}, {Count(cores, "core")}, {Count(online.Count, "CPU")} online");
        }
    }

    /// <summary>The letter of a plan: A to Z, then A1, B1 ...</summary>
    public static string Letter(int plan) => Text($"{(char)('A' + (plan % 26))}{(plan < 26 ? "" : (plan / 26).ToString(CultureInfo.InvariantCulture))}");

    public IEnumerable<(string Letter, string Name)> Names => Plans.Select((p, i) => (Letter(i), p.Vnf));

    private IEnumerable<PictureSocket> ReadSockets()
    {
        var groups = _host.Cpus.GroupBy(c => c.Online ? c.Package : null).OrderBy(g => g.Key is null).ThenBy(g => g.Key).ToList();
        foreach (var socket in groups)
        {
            var title = socket.Key is { } id ? Text($"Socket {id}") : groups.Count > 1 ? "Offline" : "Host";
            yield return new(title, [.. socket.GroupBy(c => c.Node).OrderBy(g => g.Key is null).ThenBy(g => g.Key).Select(g => Node(g.Key is { } n ? _host.Node(n) : null, [.. g]))]);
        }

        var bare = _host.Nodes.Where(n => _host.Cpus.All(c => c.Node != n.Id)).ToList();
        if (bare.Count > 0)
            yield return new("Nodes without CPUs", [.. bare.Select(n => Node(n, []))]);
    }

    private PictureNode Node(HostNode? node, List<HostCpu> cpus)
    {
        if (node is null)
            return new("no node", [], Groups(cpus));
        var pools = node.HugePages.Where(p => p.Total > 0).Select(p => Text($", {p.Total} x {p.Size}{(p.Free is { } free ? Text($" ({free} free)") : "")}"));
        return new(Text($"Node {node.Id}") + (node.Memory is { } memory ? Text($": {Rounded(memory)}") : "") + string.Concat(pools), [.. Notes(node)], Groups(cpus));
    }

    private IEnumerable<string> Notes(HostNode node)
    {
        foreach (var (plan, letter) in Plans.Select((p, i) => (p, Letter(i))))
        {
            foreach (var cell in plan.Cells.Where(c => c.Node == node.Id))
                yield return Text($"{letter}: {cell.Memory} of cell {cell.Cell} in {(cell.HugePages ? "pages" : "ordinary pages")} of {cell.PageSize}");
            foreach (var device in plan.Devices.Where(d => d.Node == node.Id))
                yield return Text($"{letter}: {device.Address} ({device.Name})");
        }
    }

    // The caches of the highest level that the CPUs have; CPUs without one stand in a group without a title.
    private List<PictureGroup> Groups(List<HostCpu> cpus)
    {
        var left = cpus.ToList();
        var groups = new List<PictureGroup>();
        foreach (var cache in _host.Caches.Where(c => c.Level >= 3).OrderByDescending(c => c.Level).ThenBy(c => c.Cpus.IsEmpty ? 0 : c.Cpus.Min))
        {
            var inside = left.Where(c => cache.Cpus.Contains(c.Id)).ToList();
            if (inside.Count == 0)
                continue;
            left = [.. left.Except(inside)];
            groups.Add(new(Text($"L{cache.Level}{(cache.Id is { } id ? Text($" {id}") : "")}{(cache.Size is { } size ? Text($": {Rounded(size)}") : "")}"), Cores(inside)));
        }

        if (left.Count > 0)
            groups.Add(new(null, Cores(left)));
        return groups;
    }

    private List<PictureCore> Cores(List<HostCpu> cpus) => [.. cpus.GroupBy(c => c.Siblings.Min).OrderBy(g => g.Key)
        .Select(g => new PictureCore(g.First().Core is { } core ? Text($"core {core}") : "core", [.. g.OrderBy(c => c.Id).Select(_uses.Of)]))];

    private static string Rounded(MemorySize size) => size.Bytes >= 1UL << 30 ? Text($"{size.Bytes / (double)(1UL << 30):0.#} GiB") : size.Bytes >= 1UL << 20 ? Text($"{size.Bytes / (double)(1UL << 20):0.#} MiB") : size.ToString();

    private static string Count(int count, string what) => Text($"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
