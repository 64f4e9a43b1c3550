using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Looks for the order of placing that fits the most VNFs: the order given, then the largest, the smallest and the narrowest first; where not all fit,
/// every order of a short list.
/// </summary>
internal sealed class BatchSearch(Placer placer, HostTopology host, IReadOnlyList<VnfProfile> profiles, HostUsage usage)
{
    // 7! = 5,040 orders; their common beginnings are placed once.
    private const int MaxPermuted = 7;

    private int[] _best = [];
    private int _most = -1;
    private int _fewest = int.MaxValue;

    public PlacementBatch Find()
    {
        int[] given = [.. Enumerable.Range(0, profiles.Count)];
        var asGiven = Try(given);
        foreach (var order in new[] { ByNeed(1), ByNeed(-1), ByNodes() })
        {
            if (_most < profiles.Count)
                Try(order);
        }

        var exhaustive = _most == profiles.Count || profiles.Count <= MaxPermuted;
        if (_most < profiles.Count && exhaustive)
            Permute([], usage, 0);
        var results = new PlacementResult[profiles.Count];
        var after = usage;
        foreach (var i in _best)
        {
            results[i] = placer.Place(host, profiles[i], after);
            after = results[i] is PlacementPlan plan ? after.With(plan) : after;
        }

        return new PlacementBatch
        {
            Results = [.. results],
            Order = [.. _best],
            Placed = _most,
            PlacedAsGiven = asGiven,
            OrderMatters = _fewest < _most,
            Exhaustive = exhaustive,
            Usage = after,
        };
    }

    private int[] ByNeed(int sign) => [.. Enumerable.Range(0, profiles.Count).OrderByDescending(i => sign * profiles[i].VCpus.Count(v => v.IsExclusive))
        .ThenByDescending(i => sign * (long)Math.Min(long.MaxValue, profiles[i].Memory.Bytes)).ThenBy(i => i)];

    // What fits on the fewest nodes of the host as it is comes first.
    private int[] ByNodes() => [.. Enumerable.Range(0, profiles.Count).OrderBy(i => placer.FittingNodes(host, profiles[i], usage)).ThenBy(i => i)];

    private int Try(int[] order)
    {
        var (after, placed) = (usage, 0);
        foreach (var i in order)
        {
            if (placer.TryPlace(host, profiles[i], after) is not { } plan)
                continue;
            (after, placed) = (after.With(plan), placed + 1);
        }

        Keep(order, placed);
        return placed;
    }

    private void Permute(List<int> order, HostUsage after, int placed)
    {
        if (_most == profiles.Count)
            return;
        if (order.Count == profiles.Count)
        {
            Keep([.. order], placed);
            return;
        }

        for (var i = 0; i < profiles.Count; i++)
        {
            if (order.Contains(i))
                continue;
            var plan = placer.TryPlace(host, profiles[i], after);
            order.Add(i);
            Permute(order, plan is null ? after : after.With(plan), placed + (plan is null ? 0 : 1));
            order.RemoveAt(order.Count - 1);
        }
    }

    private void Keep(int[] order, int placed)
    {
        _fewest = Math.Min(_fewest, placed);
        if (placed > _most)
            (_best, _most) = (order, placed);
    }
}
