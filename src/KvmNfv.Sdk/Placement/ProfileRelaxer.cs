using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Asks for less in one respect, and for no less than is needed to fit where that can be counted.</summary>
internal sealed class ProfileRelaxer(PlacementAttempt attempt, PlacementTrial trial)
{
    private static readonly MemorySize s_mebibyte = MemorySize.FromMiB(1);

    /// <summary>Page sizes smaller than all that the profile lists.</summary>
    public EquatableList<MemorySize> FallbackSizes { get; } =
        [.. new[] { MemorySize.FromMiB(2), attempt.Map.Layout.Host.BasePageSize }.Where(s => s < attempt.Profile.PageSizes.Min(p => p)).Distinct()];

    public ChangeDraft Relax(ChangeDraft draft, PlacementChangeKind kind)
    {
        var profile = draft.Profile;
        return kind switch
        {
            PlacementChangeKind.PageSizes => draft.With(
                profile with { PageSizes = [.. profile.PageSizes, .. FallbackSizes] }, kind, $"{profile.PageSizes}", $"{profile.PageSizes}, {FallbackSizes}"),
            PlacementChangeKind.EmulatorPolicy => draft.With(profile with { Emulator = EmulatorPolicy.Housekeeping }, kind, "dedicated", "housekeeping"),
            PlacementChangeKind.IoThreadPolicy => draft.With(profile with { IoThreadPolicy = IoThreadPolicy.Emulator }, kind, "dedicated", "emulator"),
            PlacementChangeKind.SmtPolicy => draft.With(
                profile with { Smt = SmtPolicy.Prefer }, kind, profile.Smt == SmtPolicy.Isolate ? "isolate" : "require", "prefer"),
            PlacementChangeKind.DeviceAffinity => FirstThatFits(draft, [WithAffinity(draft, DeviceAffinity.Socket), WithAffinity(draft, DeviceAffinity.Preferred)]),
            PlacementChangeKind.MemoryBandwidth => FirstThatFits(draft, LessBandwidth(draft)),
            PlacementChangeKind.CacheShare => FirstThatFits(draft, LessCache(draft)),
            PlacementChangeKind.CoreType => draft.With(
                profile with { CoreType = null, VCpus = [.. profile.VCpus.Select(v => v with { CoreType = null })] }, kind, Types(profile), CoreTypes.Any),
            PlacementChangeKind.GuestCells => FewestCells(draft),
            PlacementChangeKind.Isolation => draft with
            {
                Policy = draft.Policy with { Isolation = RealTimeIsolation.Ignored },
                Steps = [.. draft.Steps, new PlacementChangeStep { Kind = kind, From = "isolated CPUs only", To = "any exclusive CPU" }],
            },
            _ => draft,
        };
    }

    public ChangeDraft FewestFallbacks(ChangeDraft draft)
    {
        for (var count = 1; count < FallbackSizes.Count; count++)
        {
            var sizes = FallbackSizes.Take(count).ToEquatableList();
            var fewer = draft with { Profile = draft.Profile with { PageSizes = [.. attempt.Profile.PageSizes, .. sizes] } };
            if (trial.Plan(fewer) is not null)
                return fewer with { Steps = [.. fewer.Steps.Select(s => s.Kind == PlacementChangeKind.PageSizes ? s with { To = $"{attempt.Profile.PageSizes}, {sizes}" } : s)] };
        }

        return draft;
    }

    /// <summary>As much memory as fits; null when none does.</summary>
    public ChangeDraft? LessMemory(ChangeDraft draft)
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
                var fits = ProfileEdit.WithMemory(draft.Profile, middle, all, granule) is { } less && trial.Plan(draft with { Profile = less }) is not null;
                (low, high) = fits ? (middle, high) : (low, middle - 1);
                // What doesn't fit with next to no memory is not short of memory.
                if (high == 0)
                    break;
            }

            if (low > 0 && ProfileEdit.WithMemory(draft.Profile, low, all, granule) is { } most && (best is null || most.Memory > best.Memory))
                best = most;
        }

        return best is null || best.Memory == draft.Profile.Memory
            ? null : draft.With(best, PlacementChangeKind.Memory, $"{draft.Profile.Memory}", $"{best.Memory}");
    }

    // The last one is taken where none fits by itself: together with another change it may.
    private ChangeDraft FirstThatFits(ChangeDraft draft, IEnumerable<ChangeDraft> drafts)
    {
        var last = draft;
        foreach (var next in drafts)
        {
            last = next;
            if (trial.Plan(next) is not null)
                break;
        }

        return last;
    }

    private static ChangeDraft WithAffinity(ChangeDraft draft, DeviceAffinity affinity)
    {
        var words = draft.Profile.Devices.Any(d => d.Affinity == DeviceAffinity.Required) ? "required" : "socket";
        return draft.With(draft.Profile with { Devices = [.. draft.Profile.Devices.Select(d => d with { Affinity = d.Affinity > affinity ? d.Affinity : affinity })] },
            PlacementChangeKind.DeviceAffinity, words, affinity == DeviceAffinity.Socket ? "socket" : "preferred");
    }

    private static IEnumerable<ChangeDraft> LessBandwidth(ChangeDraft draft)
    {
        var most = draft.Profile.Shares.Max(s => s.MemoryBandwidth ?? 0);
        for (var percent = most - 1; percent >= 0; percent--)
        {
            // Shares are tried in steps of ten, which is what hosts can set.
            if (percent % 10 != 0)
                continue;
            EquatableList<ResourceShare> shares = [.. draft.Profile.Shares.Select(s => s.MemoryBandwidth is null || s.MemoryBandwidth <= percent ? s
                : s with { MemoryBandwidth = percent == 0 ? null : percent })];
            yield return draft.With(draft.Profile with { Shares = Sound(shares) },
                PlacementChangeKind.MemoryBandwidth, $"{most} %", percent == 0 ? "none" : $"{percent} %");
        }
    }

    private IEnumerable<ChangeDraft> LessCache(ChangeDraft draft)
    {
        var room = attempt.Map.Layout.Nodes.SelectMany(n => n.Packages).SelectMany(p => p).Select(attempt.Shares.RoomOf).FirstOrDefault(r => r.WayBytes > 0);
        int WaysOf(ResourceShare share) => share.CacheWays ?? (share.CacheSize is null || room.WayBytes == 0 ? 0 : ShareRoom.Ways(share, room) ?? 0);
        var most = draft.Profile.Shares.Max(WaysOf);
        for (var ways = most - 1; ways >= 0; ways--)
        {
            EquatableList<ResourceShare> shares = [.. draft.Profile.Shares.Select(s => WaysOf(s) <= ways && ways > 0 ? s
                : s with { CacheSize = null, CacheWays = ways == 0 ? null : ways })];
            yield return draft.With(draft.Profile with { Shares = Sound(shares) },
                PlacementChangeKind.CacheShare, $"{most} ways", ways == 0 ? "none" : $"{ways} ways");
        }

        if (most == 0)
        {
            yield return draft.With(draft.Profile with { Shares = Sound([.. draft.Profile.Shares.Select(s => s with { CacheSize = null, CacheWays = null })]) },
                PlacementChangeKind.CacheShare, "some", "none");
        }
    }

    private static EquatableList<ResourceShare> Sound(EquatableList<ResourceShare> shares) =>
        [.. shares.Where(s => s.CacheWays is not null || s.CacheSize is not null || s.MemoryBandwidth is not null)];

    private static string Types(VnfProfile profile) => string.Join(", ", profile.VCpus.Where(v => v.IsExclusive).Select(v => v.CoreType ?? profile.CoreType)
        .OfType<string>().Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty(profile.CoreType ?? CoreTypes.Any));

    // More cells for a guest of one that is too large for a node; as few cells less as possible for one with more cells than nodes have room.
    private ChangeDraft FewestCells(ChangeDraft draft)
    {
        var now = Math.Max(1, draft.Profile.Cells.Count);
        var numbers = now == 1
            ? Enumerable.Range(2, Math.Max(0, Math.Min(attempt.Map.Nodes.Length, draft.Profile.VCpus.Count) - 1))
            : Enumerable.Range(1, now - 1).Reverse();
        var whole = draft.Profile with { Cells = [] };
        foreach (var cells in numbers)
        {
            if ((cells == 1 ? whole : ProfileEdit.Split(whole, cells)) is { } changed
                && draft.With(changed, PlacementChangeKind.GuestCells, $"{now}", $"{cells}") is var other && trial.Plan(other) is not null)
                return other;
        }

        return draft;
    }
}
