using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>One run of the placer, with everything that a refusal is explained from.</summary>
internal sealed class PlacementAttempt
{
    public PlacementAttempt(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPolicy policy)
    {
        (Host, Profile, Usage, Policy) = (host, profile, usage, policy);
        Map = new HostMap(host, policy, usage, profile.HostHousekeeping);
        Needs = CellNeed.Of(profile);
    }

    public HostTopology Host { get; }

    public VnfProfile Profile { get; }

    public HostUsage Usage { get; }

    public PlacementPolicy Policy { get; }

    public HostMap Map { get; }

    public CellNeed[] Needs { get; }

    /// <summary>Every cell on every node; null where it doesn't fit. Empty until <see cref="TryPlan"/> got so far.</summary>
    public CellFit?[][] Fits { get; private set; } = [];

    public bool NeedsHousekeeping => Profile.Emulator == EmulatorPolicy.Housekeeping || Profile.Count(VCpuRole.Housekeeping) > 0;

    public bool NeedsShared => Profile.Count(VCpuRole.Shared) > 0;

    public PlacementPlan? TryPlan()
    {
        if ((NeedsHousekeeping && Map.Housekeeping.IsEmpty) || (NeedsShared && Map.Shared.IsEmpty))
            return null;
        var rows = new Dictionary<CellNeed, CellFit?[]>();
        foreach (var need in Needs)
        {
            if (!rows.ContainsKey(need))
                rows[need] = [.. Map.Nodes.Select(node => CellFitter.Fit(Map, node, need, Profile))];
        }

        Fits = [.. Needs.Select(need => rows[need])];
        return new CellAssigner(Map, Fits).Solve() is var (nodes, cost) ? new PlanWriter(this, nodes, cost).Write() : null;
    }
}
