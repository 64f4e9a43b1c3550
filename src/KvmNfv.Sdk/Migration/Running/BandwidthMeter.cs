namespace KvmNfv.Sdk.Migration;

/// <summary>
/// The rate at which guest memory leaves, before compression, smoothed. Only stretches in which more full pages than zero pages went count: looking at
/// zero pages takes time and carries nothing.
/// </summary>
internal sealed class BandwidthMeter
{
    // Shorter stretches tell more about QEMU's own steps than about the link.
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(80);
    private RateAverage _average;
    private (TimeSpan At, ulong Normal, ulong Constant)? _last;

    public DataRate? Rate => _average.Rate;

    public void Add(TimeSpan at, JobSample sample)
    {
        if (_last is not { } last || sample.NormalBytes < last.Normal)
        {
            _last = (at, sample.NormalBytes, sample.ConstantBytes);
            return;
        }

        if (at - last.At < s_least)
            return;
        var normal = sample.NormalBytes - last.Normal;
        if (normal > 0 && normal >= sample.ConstantBytes - Math.Min(sample.ConstantBytes, last.Constant))
            _average = _average.With(DataRate.FromBytesPerSecond(normal / (at - last.At).TotalSeconds));
        _last = (at, sample.NormalBytes, sample.ConstantBytes);
    }
}
