using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Tells a stalled migration from a slow one, at the edges of passes, where what remains is exact; and picks the moment to act. The remaining memory of a stalled
/// migration goes up and down with the guest's load, so acting at a low point costs the guest less. It waits for one near the best seen; each time its patience
/// ends, it contents itself with the next best one and waits half as long. Not thread-safe; the caller tells the time.
/// </summary>
/// <param name="policy">Window, tolerance and patience.</param>
public sealed class StallDetector(StallPolicy policy)
{
    // Below this, waiting is over: a pass takes longer.
    private static readonly TimeSpan s_leastPatience = TimeSpan.FromMilliseconds(100);

    private readonly List<(TimeSpan At, ulong Remaining)> _seen = [];
    private readonly List<ulong> _targets = [];
    private TimeSpan _deadline;
    private TimeSpan _patience;
    private int _target;

    /// <summary>Whether it has stalled.</summary>
    public bool Stalled { get; private set; }

    /// <summary>Passes that left no less than the best before them, by the tolerance.</summary>
    public int StalledPasses { get; private set; }

    /// <summary>The least that remained at the beginning of any pass; null before the first.</summary>
    public MemorySize? Best => _seen.Count == 0 ? null : new(_seen.Min(s => s.Remaining));

    /// <summary>Takes the beginning of a pass.</summary>
    /// <param name="at">Time since the transfer began; not before the last one.</param>
    /// <param name="remaining">Memory to send.</param>
    /// <exception cref="ArgumentException">Time went backwards.</exception>
    public StallVerdict Observe(TimeSpan at, MemorySize remaining)
    {
        if (_seen.Count > 0 && at < _seen[^1].At)
            throw new ArgumentException($"A pass at {at} can't come after one at {_seen[^1].At}.", nameof(at));
        var below = 1 - policy.Tolerance;
        if (_seen.Count > 0 && remaining.Bytes >= _seen.Min(s => s.Remaining) * below)
            StalledPasses++;
        var old = _seen.Where(s => at - s.At > policy.Window).Select(s => (ulong?)s.Remaining).Min();
        _seen.Add((at, remaining.Bytes));
        if (old is null || remaining.Bytes < old * below)
        {
            // A new low ends a stall that had been declared.
            Stalled = false;
            return StallVerdict.Progress;
        }

        if (!Stalled)
            Begin(at);
        while (at >= _deadline && _patience > s_leastPatience)
            Relax();
        return at >= _deadline || remaining.Bytes <= _targets[_target] * (1 + policy.Tolerance) ? StallVerdict.Act : StallVerdict.Wait;
    }

    private void Begin(TimeSpan at)
    {
        Stalled = true;
        _targets.Clear();
        // The first pass sends everything; it is no low point.
        _targets.AddRange(_seen.Skip(1).Select(s => s.Remaining).Distinct().Order());
        if (_targets.Count == 0)
            _targets.Add(_seen[0].Remaining);
        (_target, _patience, _deadline) = (0, policy.Patience, at + policy.Patience);
    }

    private void Relax()
    {
        _patience /= 2;
        _deadline += _patience;
        _target = Math.Min(_target + 1, _targets.Count - 1);
    }
}
