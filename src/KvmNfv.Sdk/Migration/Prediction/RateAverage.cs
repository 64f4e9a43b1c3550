namespace KvmNfv.Sdk.Migration;

/// <summary>
/// A smoothed rate: QEMU's own is a snapshot of 100 ms. Exponentially weighted, as KubeVirt does with 0.4. A value; <see cref="With"/> gives the next one.
/// </summary>
public readonly record struct RateAverage
{
    /// <summary>The weight of the newest sample.</summary>
    public const double Weight = 0.4;

    private readonly double? _rate;

    private RateAverage(double rate) => _rate = rate;

    /// <summary>The average; null before the first sample.</summary>
    public DataRate? Rate => _rate is { } rate ? DataRate.FromBytesPerSecond(rate) : null;

    /// <summary>The average with one more sample.</summary>
    public RateAverage With(DataRate sample) =>
        new(_rate is { } rate ? rate + Weight * (sample.BytesPerSecond - rate) : sample.BytesPerSecond);
}
