using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Equal steps by time alone, the longer the larger the guest, as Nova does.</summary>
public sealed record LinearDowntime : DowntimeSchedule
{
    /// <summary>The last limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan Max { get; init => field = Checked(value, nameof(Max)); }

    /// <summary>Steps; the first limit is <see cref="Max"/> divided by them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Steps { get; init => field = (int)Limits.AtLeast(value, 1); } = 10;

    /// <summary>The time of a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public required TimeSpan StepTime { get; init => field = Limits.Positive(value); }

    /// <inheritdoc />
    public override TimeSpan Ceiling => Max;

    /// <summary>Nova's defaults for a guest: up to 500 ms in 10 steps of 75 s for each GiB, at least 2 GiB.</summary>
    public static LinearDowntime Nova(MemorySize memory) => new()
    {
        Max = TimeSpan.FromMilliseconds(500),
        StepTime = TimeSpan.FromSeconds(75 * Math.Max(2, memory.Bytes / (double)(1UL << 30))),
    };

    /// <inheritdoc />
    public override TimeSpan LimitAt(DowntimeMoment moment)
    {
        var first = Max / Steps;
        var step = Math.Min(Steps, Math.Floor(moment.Elapsed / StepTime));
        var limit = first + (Max - first) * (step / Steps);
        return limit < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : limit;
    }
}
