using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>What can't be changed while a domain runs.</summary>
internal static class RepinRules
{
    private const string Restart = "Shut the guest down, build its document from the plan and start it again.";
    private const string PlaceAgain = "Place this domain's profile again and give that plan.";

    public static IEnumerable<RepinRefusal> Check(RepinState state, PlacementPlan plan, HostTopology host)
    {
        if (plan.VCpus.Count != state.VCpus.Count || plan.VCpus.Where((v, i) => v.VCpu != i).Any())
            return [new($"The plan has {plan.VCpus.Count} vCPUs, the domain {state.VCpus.Count}.", PlaceAgain)];
        if (!plan.IoThreads.Select(t => t.Id).Order().SequenceEqual(state.IoThreads.Keys.Order()))
            return [new($"The plan has the IOThreads {Ids(plan.IoThreads.Select(t => t.Id))}, the domain {Ids(state.IoThreads.Keys)}.", PlaceAgain)];
        if (!plan.Cells.Select(c => c.Memory).SequenceEqual(state.Cells.Select(c => c.Memory)))
            return [new($"The plan's cells have {string.Join(", ", plan.Cells.Select(c => c.Memory))}, the domain's {string.Join(", ", state.Cells.Select(c => c.Memory))}.", PlaceAgain)];
        return [.. Cpus(plan, host), .. Classes(state, plan), .. Memory(state, plan)];
    }

    private static IEnumerable<RepinRefusal> Cpus(PlacementPlan plan, HostTopology host)
    {
        var used = plan.VCpus.Select(v => v.Cpus).Concat(plan.IoThreads.Select(t => t.Cpus)).Append(plan.Emulator.Cpus).ToList();
        if (used.Any(c => c.IsEmpty))
            yield return new("The plan leaves a thread without a CPU.", PlaceAgain);
        if (used.Aggregate(CpuSet.Empty, (all, c) => all | c) - host.Online is { IsEmpty: false } missing)
            yield return new($"The plan names CPUs {missing}, which are not online on this host.", "Place the profile on this host.");
    }

    // vcpusched has no call of libvirt's: it holds from the start on.
    private static IEnumerable<RepinRefusal> Classes(RepinState state, PlacementPlan plan) =>
        from vcpu in plan.VCpus
        let now = state.Fifo.TryGetValue(vcpu.VCpu, out var priority) ? (int?)priority : null
        where now != vcpu.FifoPriority
        select new RepinRefusal($"vCPU {vcpu.VCpu} has the class {Class(now)}, planned is {Class(vcpu.FifoPriority)}; libvirt sets scheduling classes at start only.", Restart);

    private static IEnumerable<RepinRefusal> Memory(RepinState state, PlacementPlan plan)
    {
        foreach (var cell in plan.Cells)
        {
            var now = state.Cells[cell.Cell];
            var pages = cell.HugePages ? (MemorySize?)cell.PageSize : null;
            if (now.PageSize != pages)
                yield return new($"Guest cell {cell.Cell} has {now.PageSize?.ToString() ?? "ordinary"} pages, planned are {pages?.ToString() ?? "ordinary"} ones; the pages of a running guest can't be changed.", Restart);
            if (now.Nodes == CpuSet.Of(cell.Node))
                continue;
            if (now.PageSize is not null)
                yield return new($"Guest cell {cell.Cell} has huge pages on {Nodes(now)}, planned is node {cell.Node}; the kernel doesn't move huge pages.", Restart);
            else if (plan.Cells.Count > 1)
                yield return new($"Guest cell {cell.Cell} is on {Nodes(now)}, planned is node {cell.Node}; libvirt changes the nodes of the whole guest only, not of its cells.", Restart);
            else if (state.MemoryMode != NumaMemoryMode.Strict && state.MemoryMode != NumaMemoryMode.Restrictive)
                yield return new($"The guest's memory policy is {state.MemoryMode?.ToString() ?? "missing"}; libvirt moves memory only under mode='strict' or 'restrictive'.", Restart);
        }
    }

    private static string Nodes(RepinCell cell) => cell.Nodes is null ? "any node" : $"node {cell.Nodes}";

    private static string Class(int? fifo) => fifo is null ? "other" : $"fifo {fifo}";

    private static string Ids(IEnumerable<int> ids) => string.Join(", ", ids.Order()) is { Length: > 0 } text ? text : "none";
}
