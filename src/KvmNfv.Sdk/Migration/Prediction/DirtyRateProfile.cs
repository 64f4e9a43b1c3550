using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// How a guest writes its memory, in two numbers: it dirties <see cref="WriteRate"/> at first and never more than <see cref="WorkingSet"/> in all, so
/// in a time t the unique memory dirtied is W (1 - exp(-D t / W)). A hot set that is written over and over saturates; a plain rate would not.
/// </summary>
public sealed record DirtyRateProfile
{
    /// <summary>A guest that writes nothing.</summary>
    public static DirtyRateProfile Idle { get; } = new() { WriteRate = DataRate.Zero, WorkingSet = MemorySize.Zero, Source = "idle" };

    /// <summary>D: unique memory dirtied a second, in the limit of a short time.</summary>
    public required DataRate WriteRate { get; init; }

    /// <summary>W: the memory that is written at all.</summary>
    public required MemorySize WorkingSet { get; init; }

    /// <summary>What it was fitted from; empty when it was told.</summary>
    public EquatableList<DirtyRateSample> Samples { get; init => field = value ?? []; } = [];

    /// <summary>Where it comes from, for people: <c>page-sampling</c>, <c>passes</c>, <c>told</c> ...</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>How fast each virtual CPU writes, by its number, where KVM's dirty ring told it; else empty.</summary>
    public EquatableList<DataRate> VCpuRates { get; init => field = value ?? []; } = [];

    /// <summary>Fits the two numbers to samples over different periods, best two or three such as 1, 2 and 5 s.</summary>
    /// <param name="samples">At least one. One alone tells no working set: all of <paramref name="memory"/> is taken, which is cautious.</param>
    /// <param name="memory">The guest's memory, the most that the working set can be.</param>
    /// <param name="source">Where the samples come from.</param>
    /// <exception cref="ArgumentException">There is no sample, or one with a period that is not positive.</exception>
    public static DirtyRateProfile Fit(IEnumerable<DirtyRateSample> samples, MemorySize memory, string source = "page-sampling")
    {
        ArgumentNullException.ThrowIfNull(samples);
        return DirtyRateFit.Fit([.. samples], memory, source);
    }

    /// <summary>Unique memory dirtied in a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="throttle">How much the vCPUs are slowed, in percent; they write that much less.</param>
    public MemorySize DirtiedIn(TimeSpan time, int throttle = 0) => new((ulong)Dirtied(time.TotalSeconds, throttle));

    internal double Dirtied(double seconds, int throttle = 0)
    {
        if (WorkingSet.Bytes == 0 || seconds <= 0)
            return 0;
        var rate = WriteRate.BytesPerSecond * (1 - throttle / 100.0);
        return WorkingSet.Bytes * DirtyRateFit.Saturation(rate * seconds / WorkingSet.Bytes);
    }
}
