using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Divides a host's CPUs: whole cores for guests, and for the host the boot CPU's core and one core of each node.</summary>
internal sealed class IsolationPlanner
{
    // QEMU's threads, vhost and the services of a node's guests fit on one core for about this many.
    private const int CoresForOne = 16;

    private readonly HostTopology _host;
    private readonly IReadOnlyList<CoreGroup> _cores;
    private readonly CoreGroup _boot;
    private readonly List<string> _reasons = [];

    public IsolationPlanner(HostTopology host)
    {
        _host = host;
        _cores = CoreGroup.Of(host);
        // The boot CPU keeps time for all: it can't be in nohz_full, and it can't go offline on x86. It is CPU 0 unless that is offline.
        _boot = _cores.Count > 0 ? _cores[0] : throw new TuningException("The host has no online CPU: these are not the files of a running host.");
    }

    public IsolationChoice Choose()
    {
        var boot = _boot.Cpus;
        Say($"{Cpus(boot)} {Is(boot)} the boot CPU's core: the kernel keeps time and boots there, so it stays with the host.");
        var type = FastType();
        var candidates = _cores.Where(c => c != _boot && c.Type == type && HasMemory(c)).ToList();
        var isolated = CpuSet.Empty;
        foreach (var node in candidates.GroupBy(c => c.Node).OrderBy(g => g.Key ?? -1))
            isolated |= OfNode(node.Key, [.. node]);
        SaySmt(isolated);
        if (isolated.IsEmpty)
            Say("No CPU can be spared for guests: each node needs a core for the host.");
        return Result(isolated);
    }

    public IsolationChoice Check(CpuSet wanted)
    {
        if (wanted.IsEmpty)
            throw new TuningException("No CPUs to isolate were named; name some, or say auto.");
        var absent = wanted - CpuSet.From(_host.Cpus.Select(c => c.Id));
        if (!absent.IsEmpty)
            throw new TuningException($"The host has no CPU {absent}; it has {_host.Online} online.");
        if (!wanted.IsSubsetOf(_host.Online))
            throw new TuningException($"CPU {wanted - _host.Online} is offline: bring it online first, or leave it out.");
        if (wanted.Overlaps(_boot.Cpus))
            throw new TuningException($"CPU {wanted & _boot.Cpus} belongs to the boot CPU's core, where the kernel keeps time: isolate {NotEmpty(wanted - _boot.Cpus)} instead.");
        var broken = _cores.Where(c => c.Cpus.Overlaps(wanted) && !c.Cpus.IsSubsetOf(wanted)).ToList();
        if (broken.Count > 0)
        {
            var whole = broken.Aggregate(wanted, (set, core) => set | core.Cpus);
            throw new TuningException($"CPU {broken[0].Cpus & wanted} would be isolated without its sibling {broken[0].Cpus - wanted}, which shares its core: isolate whole cores, {whole}.");
        }

        Say($"The isolated CPUs {wanted} were named, not chosen.");
        foreach (var node in _host.Nodes)
        {
            var online = node.Cpus & _host.Online;
            if (online.Overlaps(wanted) && online.IsSubsetOf(wanted))
                Say($"Warning: node {node.Id} keeps no CPU for the host, so its interrupts, QEMU's own threads and memory management run on another node.");
        }

        var types = _cores.Where(c => c.Cpus.IsSubsetOf(wanted)).Select(c => c.Type).Distinct().ToList();
        if (types.Count > 1)
            Say($"Warning: the set mixes core types ({string.Join(", ", types)}); a guest across both has vCPUs of unequal speed.");
        SaySmt(wanted);
        return Result(wanted);
    }

    private CpuSet OfNode(int? node, List<CoreGroup> cores)
    {
        if (node is null && _host.Nodes.Count > 1)
        {
            Say($"{Cpus(All(cores))} {Is(All(cores))} of no NUMA node, so no guest memory is near: left to the host.");
            return CpuSet.Empty;
        }

        // The node may already keep cores: that of the boot CPU, or those of another type.
        var all = _cores.Where(c => c.Node == node).ToList();
        var missing = Math.Clamp(((all.Count + CoresForOne - 1) / CoresForOne) - (all.Count - cores.Count), 0, cores.Count);
        if (missing > 0)
        {
            var kept = All(cores.Take(missing));
            cores.RemoveRange(0, missing);
            Say($"{Cpus(kept)} of node {node} stay{(kept.Count > 1 ? "" : "s")} with the host, one core for each {CoresForOne} of the node: its devices' interrupts, QEMU's own threads and the kernel's work for the node run there.");
        }

        var isolated = All(cores);
        if (!isolated.IsEmpty)
            Say($"{Cpus(isolated)}{(node is null ? "" : $" of node {node}")} {(isolated.Count > 1 ? "go" : "goes")} to guests: {cores.Count} whole core{(cores.Count > 1 ? "s" : "")}.");
        return isolated;
    }

    private string FastType()
    {
        var types = _cores.GroupBy(c => c.Type).OrderByDescending(g => g.Max(c => c.Speed)).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (types.Count == 1)
            return types[0].Key;
        // The fastest type that has two cores to give; a guest on one fast and one slow core waits for the slow one.
        var chosen = types.FirstOrDefault(t => t.Count(c => c != _boot) >= 2) ?? types[0];
        Say($"The host has unlike cores ({string.Join(", ", types.Select(t => $"{t.Count()} of {t.Key}"))}); only those of {chosen.Key} are isolated, so that all real-time vCPUs are alike.");
        return chosen.Key;
    }

    private bool HasMemory(CoreGroup core)
    {
        if (core.Node is not { } id || _host.Nodes.FirstOrDefault(n => n.Id == id) is not { Memory: { } memory } node || memory > MemorySize.Zero)
            return true;
        var sentence = $"Node {id} has no memory of its own: its CPUs {node.Cpus & _host.Online} stay with the host, because a guest there would reach all its memory on another node.";
        if (!_reasons.Contains(sentence))
            Say(sentence);
        return false;
    }

    private void SaySmt(CpuSet isolated)
    {
        var shared = _cores.Where(c => c.Cpus.Count > 1 && c.Cpus.IsSubsetOf(isolated)).ToList();
        if (shared.Count > 0)
            Say($"Threads of a core are isolated together. For the lowest latency give a real-time vCPU one thread and leave its sibling idle, or turn SMT off ({Cpus(shared[0].Cpus)} share a core, and so on).");
    }

    private IsolationChoice Result(CpuSet isolated) => new(isolated, _host.Online - isolated, [.. _reasons]);

    private void Say(string reason) => _reasons.Add(reason);

    private static CpuSet All(IEnumerable<CoreGroup> cores) => cores.Aggregate(CpuSet.Empty, (set, core) => set | core.Cpus);

    private static string Cpus(CpuSet cpus) => cpus.Count == 1 ? $"CPU {cpus}" : $"CPUs {cpus}";

    private static string Is(CpuSet cpus) => cpus.Count == 1 ? "is" : "are";

    private static string NotEmpty(CpuSet cpus) => cpus.IsEmpty ? "other CPUs" : cpus.ToString();
}
