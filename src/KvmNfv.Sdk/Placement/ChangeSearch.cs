using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Looks for the smallest changes that make a refused VNF fit. Every change is placed for real before it is named. One step is tried before
/// two, and two before all at once; among as many steps the kinds' own order decides (<see cref="PlacementChangeKind"/>).
/// </summary>
internal sealed class ChangeSearch
{
    private static readonly MemorySize s_mebibyte = MemorySize.FromMiB(1);
    private readonly PlacementAttempt _attempt;
    private readonly HashSet<PlacementRule> _failed;

    public ChangeSearch(PlacementAttempt attempt, HashSet<PlacementRule> failed) => (_attempt, _failed) = (attempt, failed);

    private bool CpusFailed => _failed.Overlaps(
        [PlacementRule.ExclusiveCpu, PlacementRule.RealTimeCpu, PlacementRule.Smt, PlacementRule.EmulatorApart, PlacementRule.CellNode]);

    private bool MemoryFailed => _failed.Overlaps([PlacementRule.LocalMemory, PlacementRule.CellNode]);

    /// <summary>The changes that fit, the smallest first.</summary>
    public List<PlacementChange> Find()
    {
        var kinds = Kinds().ToList();
        var start = new ChangeDraft(_attempt.Profile, _attempt.Policy, []);
        var found = kinds.Select(k => Apply(start, [k])).ToList();
        found.AddRange(HostChanges());
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
        if (MemoryFailed && FallbackSizes().Count > 0)
            yield return PlacementChangeKind.PageSizes;
        if (profile.Emulator == EmulatorPolicy.Dedicated && CpusFailed)
            yield return PlacementChangeKind.EmulatorPolicy;
        if (profile.Smt != SmtPolicy.Prefer && CpusFailed)
            yield return PlacementChangeKind.SmtPolicy;
        if (profile.Cells.Count > 1 ? _failed.Contains(PlacementRule.CellNode) : _attempt.Map.Nodes.Length > 1)
            yield return PlacementChangeKind.GuestCells;
        if (MemoryFailed)
            yield return PlacementChangeKind.Memory;
        if (CpusFailed && profile.Count(VCpuRole.Dedicated) > 0)
            yield return PlacementChangeKind.DedicatedVCpus;
        if (CpusFailed && profile.Count(VCpuRole.RealTime) > 0)
            yield return PlacementChangeKind.RealTimeVCpus;
        if (CpusFailed && _attempt.Map.NeedsIsolated && profile.Count(VCpuRole.RealTime) > 0)
            yield return PlacementChangeKind.Isolation;
    }

    // Applies kinds together: what is all or nothing first, then as few vCPUs less as possible, then as much memory as possible.
    private PlacementChange? Apply(ChangeDraft draft, PlacementChangeKind[] kinds)
    {
        foreach (var kind in kinds)
            draft = Relax(draft, kind);
        foreach (var role in new[] { VCpuRole.Dedicated, VCpuRole.RealTime })
        {
            if (kinds.Contains(role == VCpuRole.Dedicated ? PlacementChangeKind.DedicatedVCpus : PlacementChangeKind.RealTimeVCpus)
                && FewerVCpus(draft, role, kinds) is { } fewer)
                draft = fewer;
        }

        if (kinds.Contains(PlacementChangeKind.Memory))
            draft = LessMemory(draft) ?? draft;
        if (kinds.Contains(PlacementChangeKind.PageSizes))
            draft = FewestFallbacks(draft);
        return draft.Steps.Count == 0 || Plan(draft) is not { } plan ? null : draft.ToChange(_attempt, plan);
    }

    private ChangeDraft Relax(ChangeDraft draft, PlacementChangeKind kind) => kind switch
    {
        PlacementChangeKind.PageSizes => draft.With(
            draft.Profile with { PageSizes = [.. draft.Profile.PageSizes, .. FallbackSizes()] }, kind, $"{draft.Profile.PageSizes}", $"{draft.Profile.PageSizes}, {FallbackSizes()}"),
        PlacementChangeKind.EmulatorPolicy => draft.With(draft.Profile with { Emulator = EmulatorPolicy.Housekeeping }, kind, "dedicated", "housekeeping"),
        PlacementChangeKind.SmtPolicy => draft.With(
            draft.Profile with { Smt = SmtPolicy.Prefer }, kind, draft.Profile.Smt == SmtPolicy.Isolate ? "isolate" : "require", "prefer"),
        PlacementChangeKind.GuestCells => FewestCells(draft),
        PlacementChangeKind.Isolation => draft with
        {
            Policy = draft.Policy with { Isolation = RealTimeIsolation.Ignored },
            Steps = [.. draft.Steps, new PlacementChangeStep { Kind = kind, From = "isolated CPUs only", To = "any exclusive CPU" }],
        },
        _ => draft,
    };

    private EquatableList<MemorySize> FallbackSizes() =>
        [.. new[] { MemorySize.FromMiB(2), _attempt.Host.BasePageSize }.Where(s => s < _attempt.Profile.PageSizes.Min(p => p) && !_attempt.Profile.PageSizes.Contains(s)).Distinct()];

    private ChangeDraft FewestFallbacks(ChangeDraft draft)
    {
        for (var count = 1; count < FallbackSizes().Count; count++)
        {
            var sizes = FallbackSizes().Take(count).ToEquatableList();
            var fewer = draft with { Profile = draft.Profile with { PageSizes = [.. _attempt.Profile.PageSizes, .. sizes] } };
            if (Plan(fewer) is not null)
                return fewer with { Steps = [.. fewer.Steps.Select(s => s.Kind == PlacementChangeKind.PageSizes ? s with { To = $"{_attempt.Profile.PageSizes}, {sizes}" } : s)] };
        }

        return draft;
    }

    // More cells for a guest of one that is too large for a node; as few cells less as possible for one with more cells than nodes have room.
    private ChangeDraft FewestCells(ChangeDraft draft)
    {
        var now = Math.Max(1, draft.Profile.Cells.Count);
        var numbers = now == 1
            ? Enumerable.Range(2, Math.Max(0, Math.Min(_attempt.Map.Nodes.Length, draft.Profile.VCpus.Count) - 1))
            : Enumerable.Range(1, now - 1).Reverse();
        var whole = draft.Profile with { Cells = [] };
        foreach (var cells in numbers)
        {
            if ((cells == 1 ? whole : ProfileEdit.Split(whole, cells)) is { } changed
                && draft.With(changed, PlacementChangeKind.GuestCells, $"{now}", $"{cells}") is var other && Plan(other) is not null)
                return other;
        }

        return draft;
    }

    private ChangeDraft? FewerVCpus(ChangeDraft draft, VCpuRole role, PlacementChangeKind[] kinds)
    {
        var count = draft.Profile.Count(role);
        var kind = role == VCpuRole.Dedicated ? PlacementChangeKind.DedicatedVCpus : PlacementChangeKind.RealTimeVCpus;
        var least = Enumerable.Range(1, count).FirstOrDefault(k => Try(k) is { } d && Fits(d, kinds, role));
        // With both kinds given and no number of these enough, give them all up and let the other kind find its number.
        return Try(least == 0 ? count : least);

        ChangeDraft? Try(int fewer) => ProfileEdit.Without(draft.Profile, role, fewer) is { } profile
            ? draft.With(profile, kind, $"{count}", $"{count - fewer}") : null;
    }

    private bool Fits(ChangeDraft draft, PlacementChangeKind[] kinds, VCpuRole role) =>
        Plan(draft) is not null || (kinds.Contains(PlacementChangeKind.Memory) && LessMemory(draft) is not null)
        || (role == VCpuRole.Dedicated && kinds.Contains(PlacementChangeKind.RealTimeVCpus) && FewerVCpus(draft, VCpuRole.RealTime, kinds) is { } both && Plan(both) is not null);

    private ChangeDraft? LessMemory(ChangeDraft draft)
    {
        VnfProfile? best = null;
        foreach (var size in draft.Profile.PageSizes)
        {
            var granule = size > s_mebibyte ? size : draft.Profile.Memory > s_mebibyte ? s_mebibyte : size;
            var all = draft.Profile.Memory / granule;
            var (low, high) = (0UL, all);
            while (low < high)
            {
                var middle = low + ((high - low + 1) / 2);
                var fits = ProfileEdit.WithMemory(draft.Profile, middle, all, granule) is { } less && Plan(draft with { Profile = less }) is not null;
                (low, high) = fits ? (middle, high) : (low, middle - 1);
            }

            if (low > 0 && ProfileEdit.WithMemory(draft.Profile, low, all, granule) is { } most && (best is null || most.Memory > best.Memory))
                best = most;
        }

        return best is null || best.Memory == draft.Profile.Memory
            ? null : draft.With(best, PlacementChangeKind.Memory, $"{draft.Profile.Memory}", $"{best.Memory}");
    }

    private PlacementPlan? Plan(ChangeDraft draft) => Plan(_attempt.Host, draft.Profile, draft.Policy);

    private PlacementPlan? Plan(HostTopology host, VnfProfile profile, PlacementPolicy policy) =>
        profile.Validate().Count == 0 ? new PlacementAttempt(host, profile, _attempt.Usage, policy).TryPlan() : null;

    private IEnumerable<PlacementChange?> HostChanges()
    {
        if (_attempt.Fits.Length == 0)
            yield break;
        foreach (var cell in Enumerable.Range(0, _attempt.Needs.Length).Where(c => _attempt.Fits[c].All(f => f is null)).DistinctBy(c => _attempt.Needs[c]))
        {
            var candidates = _attempt.Map.Nodes.Where(n => !n.Cpus.IsEmpty).Select(n => HostChange(cell, n)).OfType<(PlacementChange Change, long Amount)>();
            foreach (var kind in candidates.GroupBy(c => c.Change.Steps[0].Kind))
                yield return kind.MinBy(c => c.Amount).Change;
        }
    }

    private (PlacementChange Change, long Amount)? HostChange(int cell, NodeMap node)
    {
        var (host, steps, amount) = (_attempt.Host, new List<PlacementChangeStep>(), 0L);
        var need = _attempt.Needs[cell];
        if (need.Exclusive > 0 && CellFitter.FitCpus(node, need, _attempt.Profile.Smt) is null)
        {
            if (MoreCores(need, node) is not { } more)
                return null;
            (host, amount) = (more.Host, more.Amount);
            steps.Add(more.Step);
        }

        if (MemoryFitter.Fit(_attempt.Map, node, need.Memory, _attempt.Profile.PageSizes) is null)
        {
            var (larger, step, pages) = MorePages(host, need, node);
            (host, amount) = (larger, amount + pages);
            steps.Add(step);
        }

        var plan = Plan(host, _attempt.Profile, _attempt.Policy);
        return plan is null || steps.Count == 0 ? null : (ChangeDraft.ToHostChange(steps, plan), amount);
    }

    private (HostTopology Host, PlacementChangeStep Step, long Amount)? MoreCores(CellNeed need, NodeMap node)
    {
        var threads = _attempt.Profile.Smt == SmtPolicy.Require ? Math.Max(2, node.Cores.Select(c => c.Threads).DefaultIfEmpty(2).Max()) : 1;
        var isolated = _attempt.Map.NeedsIsolated;
        for (var cores = 1; cores <= need.Exclusive; cores++)
        {
            if (HostEdit.WithCores(_attempt.Host, node, cores, threads, isolated) is not { } host)
                return null;
            var map = new HostMap(host, _attempt.Policy, _attempt.Usage, _attempt.Profile.HostHousekeeping);
            if (CellFitter.FitCpus(map.Nodes.First(n => n.Node.Id == node.Node.Id), need, _attempt.Profile.Smt) is null)
                continue;
            var kind = $"free{(isolated ? " isolated" : "")} {(threads == 1 ? _attempt.Profile.Smt == SmtPolicy.Isolate ? "whole cores" : "CPUs" : $"whole cores of {threads} threads")}";
            return (host, new PlacementChangeStep { Kind = PlacementChangeKind.HostCpus, From = "as now", To = $"{cores} more {kind}", Node = node.Node.Id }, cores);
        }

        return null;
    }

    // More of the page size of which the fewest bytes are missing: pages to set aside where the node has the memory free, else more memory.
    private (HostTopology Host, PlacementChangeStep Step, long Amount) MorePages(HostTopology host, CellNeed need, NodeMap node)
    {
        var sizes = _attempt.Profile.PageSizes.Where(s => MemoryFitter.Divides(_attempt.Map, need.Memory, s)).DefaultIfEmpty(_attempt.Host.BasePageSize);
        var best = sizes.Select(s => (Size: s, Check: MemoryFitter.Check(_attempt.Map, node, need.Memory, s)))
            .MinBy(s => (s.Check.Needed - s.Check.Available) * (MemoryFitter.IsHuge(_attempt.Map, s.Size) ? (long)(s.Size.Bytes / 1024) : 1));
        var missing = best.Check.Needed - best.Check.Available;
        var id = node.Node.Id;
        if (!MemoryFitter.IsHuge(_attempt.Map, best.Size))
        {
            var more = MemorySize.FromKiB((ulong)missing);
            return (HostEdit.WithMemory(host, id, more),
                new PlacementChangeStep { Kind = PlacementChangeKind.HostMemory, From = $"{best.Check.Available} KiB free", To = $"{best.Check.Needed} KiB free", Node = id }, missing);
        }

        var bytes = (UInt128)best.Size.Bytes * (ulong)missing;
        var kind = node.Node.FreeMemory is { } free && free.Bytes >= bytes ? PlacementChangeKind.HostPages : PlacementChangeKind.HostMemory;
        return (HostEdit.WithPages(host, id, best.Size, missing),
            new PlacementChangeStep { Kind = kind, From = $"{best.Check.Available} free pages of {best.Size}", To = $"{best.Check.Needed} free pages of {best.Size}", Node = id },
            (long)(bytes / 1024));
    }
}
