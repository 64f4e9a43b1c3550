namespace KvmNfv.Sdk.Migration;

/// <summary>Which questions are open, and the longest time without an answer. Times count from the beginning of the probe.</summary>
internal sealed class ProbeRecord
{
    // At 1 ms a minute: who answers later than that is counted as silent.
    private const int Window = 1 << 16;
    private const int Bits = 64;

    private readonly ulong[] _open = new ulong[Window / Bits];
    private TimeSpan _lastAsked, _lastAnswer, _longest, _gapBegan, _gapEnded, _ownPause;
    private ulong _asked;
    private long _answered;

    public void Asked(ulong number, TimeSpan at)
    {
        if (_asked > 0 && at - _lastAsked > _ownPause)
            _ownPause = at - _lastAsked;
        (_asked, _lastAsked) = (number, at);
        _open[Word(number)] |= Bit(number);
    }

    /// <summary>Only the first answer to a question that was asked counts.</summary>
    public void Answered(ulong number, TimeSpan at)
    {
        if (number == 0 || number > _asked || _asked - number >= Window || (_open[Word(number)] & Bit(number)) == 0)
            return;
        _open[Word(number)] &= ~Bit(number);
        if (_answered++ > 0 && at - _lastAnswer > _longest)
            (_longest, _gapBegan, _gapEnded) = (at - _lastAnswer, _lastAnswer, at);
        _lastAnswer = at;
    }

    public ServiceProbeReport Report(string target, TimeSpan interval, DateTimeOffset begun, TimeSpan end)
    {
        var silent = _answered > 0 && end - _lastAnswer > _longest;
        return new ServiceProbeReport
        {
            Target = target,
            Interval = interval,
            Sent = (long)_asked,
            Answered = _answered,
            LongestGap = _answered == 0 ? null : silent ? end - _lastAnswer : _longest,
            GapBegan = _answered == 0 ? null : begun + (silent ? _lastAnswer : _gapBegan),
            GapEnded = _answered == 0 || silent ? null : begun + _gapEnded,
            LongestOwnPause = _ownPause,
        };
    }

    private static int Word(ulong number) => (int)(number % Window / Bits);

    private static ulong Bit(ulong number) => 1UL << (int)(number % Bits);
}
