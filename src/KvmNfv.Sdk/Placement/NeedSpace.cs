namespace KvmNfv.Sdk.Placement;

/// <summary>
/// All that a cell's need can be met by in part, numbered: a state says how many CPUs of each kind, and whether the one partly empty core that the
/// require policy allows is used up. States add up digit by digit.
/// </summary>
internal sealed class NeedSpace
{
    private readonly int[] _weights;
    private readonly int[] _counts;
    private readonly ulong[] _packed;
    private readonly ulong _guards;
    private int[]? _preference;

    public NeedSpace(int[] counts, bool partial)
    {
        HasPartial = partial;
        _counts = [.. counts, partial ? 1 : 0];
        _weights = new int[_counts.Length];
        var states = 1;
        for (var digit = _counts.Length - 1; digit >= 0; digit--)
            (_weights[digit], states) = (states, checked(states * (_counts[digit] + 1)));
        States = states;
        var shifts = new int[_counts.Length];
        var bit = 0;
        for (var digit = 0; digit < _counts.Length; digit++)
        {
            shifts[digit] = bit;
            bit += 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)_counts[digit]);
            _guards |= 1UL << bit++;
        }

        _packed = new ulong[States];
        for (var state = 0; state < States; state++)
        {
            for (var digit = 0; digit < _counts.Length; digit++)
                _packed[state] |= (ulong)Digit(state, digit) << shifts[digit];
        }
    }

    public int States { get; }
    public bool HasPartial { get; }

    /// <summary>The whole need, and no core partly empty.</summary>
    public int Full => States - (HasPartial ? 2 : 1);

    /// <summary>All states in the order in which ties are broken: those that use more first.</summary>
    public int[] Preference => _preference ??= [.. Enumerable.Range(0, States).OrderByDescending(Taken).ThenByDescending(s => s - Partial(s)).ThenBy(Partial)];

    public int Weight(int digit) => _weights[digit];
    public int Digit(int state, int digit) => state / _weights[digit] % (_counts[digit] + 1);
    public int Partial(int state) => HasPartial ? state & 1 : 0;

    /// <summary>Takes an option off a state.</summary>
    public bool TryTake(int state, int option, out int rest)
    {
        rest = state - option;
        return (((_packed[state] | _guards) - _packed[option]) & _guards) == _guards;
    }

    /// <summary>CPUs that a state stands for.</summary>
    public int Taken(int state)
    {
        var sum = 0;
        for (var digit = 0; digit < _counts.Length - 1; digit++)
            sum += Digit(state, digit);
        return sum;
    }
}
