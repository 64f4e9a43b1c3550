using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Looks for the smallest changes that make a refused VNF fit. Every change is placed for real before it is named. One step is tried before
/// two, and two before all at once; among as many steps the kinds' own order decides (<see cref="PlacementChangeKind"/>).
/// </summary>
internal sealed class ChangeSearch
{
    private readonly PlacementAttempt _attempt;
    private readonly HashSet<PlacementRule> _failed;
    private readonly PlacementTrial _trial;
    private readonly ProfileRelaxer _relaxer;

    public ChangeSearch(PlacementAttempt attempt, HashSet<PlacementRule> failed)
    {
        (_attempt, _failed) = (attempt, failed);
        _trial = new PlacementTrial(attempt);
        _relaxer = new ProfileRelaxer(attempt, _trial);
    }

    private bool CpusFailed => _failed.Overlaps(
        [PlacementRule.ExclusiveCpu, PlacementRule.RealTimeCpu, PlacementRule.Smt, PlacementRule.EmulatorApart, PlacementRule.CellNode,
            PlacementRule.CoreType, PlacementRule.CacheShare, PlacementRule.MemoryBandwidth, PlacementRule.Device]);

    private bool MemoryFailed => _failed.Overlaps([PlacementRule.LocalMemory, PlacementRule.CellNode, PlacementRule.Device]);

    /// <summary>The changes that fit, the smallest first.</summary>
    public List<PlacementChange> Find()
    {
        var kinds = Kinds().ToList();
        var start = new ChangeDraft(_attempt.Profile, _attempt.Map.Layout.Policy, []);
        var found = kinds.Select(k => Apply(start, [k])).ToList();
        found.AddRange(new HostChangeSearch(_attempt, _trial).Find());
        var changes = Ordered(found);
        if (changes.Count == 0)
            changes = Ordered(from a in kinds from b in kinds where a < b select Apply(start, [a, b]));
        if (changes.Count == 0)
            changes = Ordered([Apply(start, [.. kinds])]);
        return changes;
    }

    private static List<PlacementChange> Ordered(IEnumerable<PlacementChange?> found) =>
        [.. found.OfType<PlacementChange>().OrderBy(c => c.Steps.Count).ThenBy(c => c.Steps.Max(s => s.Kind))];

    private IEnumerable<PlacementChangeKind> Kinds()
    {
        var profile = _attempt.Profile;
        if (MemoryFailed && _relaxer.FallbackSizes.Count > 0)
            yield return PlacementChangeKind.PageSizes;
        if (profile.Emulator == EmulatorPolicy.Dedicated && CpusFailed)
            yield return PlacementChangeKind.EmulatorPolicy;
        if (profile.IoThreads > 0 && profile.IoThreadPolicy == IoThreadPolicy.Dedicated && CpusFailed)
            yield return PlacementChangeKind.IoThreadPolicy;
        if (profile.Smt != SmtPolicy.Prefer && CpusFailed)
            yield return PlacementChangeKind.SmtPolicy;
        if (profile.Devices.Any(d => d.Affinity != DeviceAffinity.Preferred))
            yield return PlacementChangeKind.DeviceAffinity;
        if (profile.Shares.Any(s => s.MemoryBandwidth is not null) && CpusFailed)
            yield return PlacementChangeKind.MemoryBandwidth;
        if (profile.Shares.Any(s => s.CacheWays is not null || s.CacheSize is not null) && CpusFailed)
            yield return PlacementChangeKind.CacheShare;
        if ((profile.CoreType is not null || profile.VCpus.Any(v => v.CoreType is not null)) && CpusFailed)
            yield return PlacementChangeKind.CoreType;
        if (profile.Cells.Count > 1 ? _failed.Overlaps([PlacementRule.CellNode, PlacementRule.Device]) : _attempt.Map.Nodes.Length > 1)
            yield return PlacementChangeKind.GuestCells;
        if (MemoryFailed)
            yield return PlacementChangeKind.Memory;
        if (CpusFailed && profile.Count(VCpuRole.Dedicated) > 0)
            yield return PlacementChangeKind.DedicatedVCpus;
        if (CpusFailed && profile.Count(VCpuRole.RealTime) > 0)
            yield return PlacementChangeKind.RealTimeVCpus;
        if (CpusFailed && _attempt.Map.Layout.NeedsIsolated && profile.Count(VCpuRole.RealTime) > 0)
            yield return PlacementChangeKind.Isolation;
    }

    // Applies kinds together: what is all or nothing first, then as few vCPUs less as possible, then as much memory as possible.
    private PlacementChange? Apply(ChangeDraft draft, PlacementChangeKind[] kinds)
    {
        foreach (var kind in kinds)
            draft = _relaxer.Relax(draft, kind);
        foreach (var role in new[] { VCpuRole.Dedicated, VCpuRole.RealTime })
        {
            if (kinds.Contains(role == VCpuRole.Dedicated ? PlacementChangeKind.DedicatedVCpus : PlacementChangeKind.RealTimeVCpus)
                && FewerVCpus(draft, role, kinds) is { } fewer)
                draft = fewer;
        }

        if (kinds.Contains(PlacementChangeKind.Memory))
            draft = _relaxer.LessMemory(draft) ?? draft;
        if (kinds.Contains(PlacementChangeKind.PageSizes))
            draft = _relaxer.FewestFallbacks(draft);
        return draft.Steps.Count == 0 || _trial.Plan(draft) is not { } plan ? null : draft.ToChange(_attempt, plan);
    }

    private ChangeDraft? FewerVCpus(ChangeDraft draft, VCpuRole role, PlacementChangeKind[] kinds)
    {
        var count = draft.Profile.Count(role);
        var kind = role == VCpuRole.Dedicated ? PlacementChangeKind.DedicatedVCpus : PlacementChangeKind.RealTimeVCpus;
        var (low, high) = (1, count + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Try(middle) is { } d && Fits(d, kinds, role) ? (low, middle) : (middle + 1, high);
        }

        // With both kinds given and no number of these enough, give them all up and let the other kind find its number.
        return Try(Math.Min(low, count));

        ChangeDraft? Try(int fewer) => ProfileEdit.Without(draft.Profile, role, fewer) is { } profile
            ? draft.With(profile, kind, $"{count}", $"{count - fewer}") : null;
    }

    private bool Fits(ChangeDraft draft, PlacementChangeKind[] kinds, VCpuRole role) =>
        _trial.Plan(draft) is not null || (kinds.Contains(PlacementChangeKind.Memory) && _relaxer.LessMemory(draft) is not null)
        || (role == VCpuRole.Dedicated && kinds.Contains(PlacementChangeKind.RealTimeVCpus)
            && FewerVCpus(draft, VCpuRole.RealTime, kinds) is { } both && _trial.Plan(both) is not null);
}
