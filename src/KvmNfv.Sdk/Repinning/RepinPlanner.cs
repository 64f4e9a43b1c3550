using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Works out the steps from a running domain to a plan. Pure and deterministic.</summary>
internal static class RepinPlanner
{
    /// <param name="state">The domain as it is.</param>
    /// <param name="plan">Where it is to go.</param>
    /// <param name="host">Tells siblings.</param>
    /// <param name="spare">CPUs that nobody uses, to step aside to.</param>
    /// <param name="options">What is allowed.</param>
    public static RepinSchedule Schedule(RepinState state, PlacementPlan plan, HostTopology host, CpuSet spare, RepinOptions options)
    {
        var refusals = RepinRules.Check(state, plan, host).ToList();
        if (refusals.Count > 0)
            return Refused(state, refusals);
        var threads = Threads(state, plan);
        var moves = new RepinOrder(threads, host, spare).Find(state.Paused, options.AllowPause);
        if (moves.Refusal is { } refusal)
            return Refused(state, [refusal]);
        var steps = moves.Steps.ToList();
        if (state.MemoryNodes is { } nodes && nodes != plan.Nodes)
            steps.Add(new RepinStep { Kind = RepinStepKind.Memory, From = nodes, To = plan.Nodes, Reason = "the kernel moves the guest's pages to the planned nodes" });
        // Nothing live to do may still leave a definition or metadata of another plan.
        if (state.StoredPlan is not null && state.StoredPlan != plan.ToJson())
            steps.Add(new RepinStep { Kind = RepinStepKind.Metadata, Reason = "audits compare with the plan that holds" });
        if (state.Persistent && options.UpdateDefinition && steps.Count > 0)
            steps.Add(new RepinStep { Kind = RepinStepKind.Definition, Reason = "the next start is to be as planned too" });
        return new RepinSchedule { Domain = state.Domain, Steps = [.. steps], Refusals = [] };
    }

    private static RepinSchedule Refused(RepinState state, IEnumerable<RepinRefusal> refusals) => new() { Domain = state.Domain, Steps = [], Refusals = [.. refusals] };

    private static List<RepinThread> Threads(RepinState state, PlacementPlan plan)
    {
        // Those that float go first: they leave CPUs that are to be exclusive.
        List<RepinThread> threads = [new(RepinStepKind.Emulator, null, state.Emulator, plan.Emulator.Cpus, plan.Emulator.Exclusive, false)];
        threads.AddRange(plan.IoThreads.Select(t => new RepinThread(RepinStepKind.IoThread, t.Id, state.IoThreads[t.Id], t.Cpus, t.Exclusive, false)));
        threads.AddRange(plan.VCpus.Select(v => new RepinThread(RepinStepKind.VCpu, v.VCpu, state.VCpus[v.VCpu], v.Cpus,
            v.Role is VCpuRole.RealTime or VCpuRole.Dedicated || state.Exclusive.Contains(v.VCpu), v.FifoPriority is not null)).OrderBy(t => t.Exclusive));
        return threads;
    }
}
