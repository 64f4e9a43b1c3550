namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Chooses one option of each item so that together they give an exact need at the least cost: dynamic programming from the last item to the
/// first. Costs are added and compared as whole numbers, so the result is exact; among equals the earliest items are used most.
/// </summary>
internal sealed class CoreKnapsack
{
    private readonly NeedSpace _space;
    private readonly IReadOnlyList<CoreOption[]> _items;
    private readonly long[][] _best;

    /// <param name="space">The need.</param>
    /// <param name="items">Each item's options, preferred ones first; using nothing of it must be among them.</param>
    public CoreKnapsack(NeedSpace space, IReadOnlyList<CoreOption[]> items)
    {
        (_space, _items) = (space, items);
        _best = new long[items.Count + 1][];
        _best[items.Count] = Nothing(space);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            _best[i] = [.. _best[i + 1]];
            Add(space, _best[i], items[i]);
        }
    }

    /// <summary>The costs when there is no item yet.</summary>
    public static long[] Nothing(NeedSpace space)
    {
        var best = new long[space.States];
        Array.Fill(best, FitCost.Infeasible);
        best[0] = 0;
        return best;
    }

    /// <summary>Adds an item to costs, in place: a state is reached from smaller ones only, so going down each is still without the item.</summary>
    public static void Add(NeedSpace space, long[] best, CoreOption[] options)
    {
        for (var state = best.Length - 1; state >= 0; state--)
        {
            var least = FitCost.Infeasible;
            foreach (ref readonly var option in options.AsSpan())
            {
                if (option.State > state || !space.TryTake(state, option.State, out var rest) || best[rest] == FitCost.Infeasible)
                    continue;
                var cost = best[rest] + option.Cost;
                if (cost < least)
                    least = cost;
            }

            best[state] = least;
        }
    }

    /// <summary>The state chosen of each item for a state of all.</summary>
    public int[] Choose(int state)
    {
        var chosen = new int[_items.Count];
        for (var i = 0; i < chosen.Length; i++)
        {
            foreach (var option in _items[i])
            {
                if (option.State > state || !_space.TryTake(state, option.State, out var rest) || _best[i + 1][rest] == FitCost.Infeasible
                    || _best[i + 1][rest] + option.Cost != _best[i][state])
                    continue;
                (chosen[i], state) = (option.State, rest);
                break;
            }
        }

        return chosen;
    }
}
