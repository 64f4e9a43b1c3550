namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Chooses one option of each item so that together they give an exact need at the least cost: dynamic programming from the last item to the
/// first. Costs are added and compared as whole numbers, so the result is exact; among equals the earliest items are used most.
/// </summary>
internal sealed class CoreKnapsack
{
    private readonly IReadOnlyList<CoreOption[]> _items;
    private readonly int _dedicated;
    private readonly int _emulator;
    private readonly int _partial;
    private readonly long[][] _best;

    public CoreKnapsack(IReadOnlyList<CoreOption[]> items, int realTime, int dedicated, int emulator, int partial)
    {
        (_items, _dedicated, _emulator, _partial) = (items, dedicated, emulator, partial);
        States = (realTime + 1) * (dedicated + 1) * (emulator + 1) * (partial + 1);
        _best = new long[items.Count + 1][];
        _best[items.Count] = new long[States];
        Array.Fill(_best[items.Count], FitCost.Infeasible);
        _best[items.Count][0] = 0;
        for (var i = items.Count - 1; i >= 0; i--)
            _best[i] = Extend(items[i], _best[i + 1]);
    }

    public int States { get; }

    public long Cost(int state) => _best[0][state];

    public int State(in CoreOption o) => (((((o.RealTime * (_dedicated + 1)) + o.Dedicated) * (_emulator + 1)) + o.Emulator) * (_partial + 1)) + o.Partial;

    /// <summary>Every need that can be met, as options of a larger item; the larger first. The empty one costs nothing.</summary>
    public CoreOption[] ToOptions(long extra)
    {
        var options = new List<CoreOption>();
        for (var state = 0; state < States; state++)
        {
            if (state == 0)
                options.Add(default);
            else if (_best[0][state] != FitCost.Infeasible)
                options.Add(Unpack(state) with { Cost = _best[0][state] + extra });
        }

        return Preferred(options);
    }

    /// <summary>The option chosen of each item for a state.</summary>
    public CoreOption[] Choose(int state)
    {
        var chosen = new CoreOption[_items.Count];
        for (var i = 0; i < chosen.Length; i++)
        {
            foreach (var option in _items[i])
            {
                if (!TryTake(state, option, out var rest) || _best[i + 1][rest] == FitCost.Infeasible
                    || _best[i + 1][rest] + option.Cost != _best[i][state])
                    continue;
                (chosen[i], state) = (option, rest);
                break;
            }
        }

        return chosen;
    }

    public static CoreOption[] Preferred(IEnumerable<CoreOption> options) =>
        [.. options.OrderByDescending(o => o.Taken).ThenByDescending(o => o.RealTime).ThenByDescending(o => o.Dedicated).ThenBy(o => o.Partial)];

    private long[] Extend(CoreOption[] options, long[] next)
    {
        var best = new long[States];
        Array.Fill(best, FitCost.Infeasible);
        for (var state = 0; state < States; state++)
        {
            foreach (ref readonly var option in options.AsSpan())
            {
                if (TryTake(state, option, out var rest) && next[rest] != FitCost.Infeasible)
                    best[state] = Math.Min(best[state], next[rest] + option.Cost);
            }
        }

        return best;
    }

    private bool TryTake(int state, in CoreOption option, out int rest)
    {
        var have = Unpack(state);
        rest = state - State(option);
        return option.RealTime <= have.RealTime && option.Dedicated <= have.Dedicated && option.Emulator <= have.Emulator && option.Partial <= have.Partial;
    }

    private CoreOption Unpack(int state)
    {
        var (rest, partial) = Math.DivRem(state, _partial + 1);
        (rest, var emulator) = Math.DivRem(rest, _emulator + 1);
        var (realTime, dedicated) = Math.DivRem(rest, _dedicated + 1);
        return new CoreOption(realTime, dedicated, emulator, partial, 0, 0);
    }
}
