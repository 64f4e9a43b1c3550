using System.Diagnostics;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Lets a rate through, with bursts. Any thread.</summary>
internal sealed class TokenBucket(long perSecond, long burst)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _last = Stopwatch.GetTimestamp();

    public bool TryTake(long amount) => TryTake(amount, Stopwatch.GetTimestamp());

    public bool TryTake(long amount, long now)
    {
        lock (_lock)
        {
            _tokens = Math.Min(burst, _tokens + (double)(now - _last) / Stopwatch.Frequency * perSecond);
            _last = now;
            if (_tokens < amount)
                return false;
            _tokens -= amount;
            return true;
        }
    }
}
