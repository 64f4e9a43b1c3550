using HdrHistogram;

namespace KvmNfv.Cli.Output;

/// <summary>A histogram of times in nanoseconds, at three significant digits.</summary>
/// <param name="Count">How many.</param>
/// <param name="Min">The shortest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">90 % are no longer.</param>
/// <param name="P99">99 % are no longer.</param>
/// <param name="P999">99.9 % are no longer.</param>
/// <param name="Max">The longest.</param>
/// <param name="Distribution">The whole curve, for pictures: shares up to 100 with the time that so many do not exceed.</param>
internal sealed record LatencySummary(long Count, long Min, double Mean, long P50, long P90, long P99, long P999, long Max, IReadOnlyList<LatencyPoint>? Distribution)
{
    private const int StepsPerHalving = 4;

    public static LatencySummary Of(LongHistogram histogram)
    {
        long At(double share) => histogram.GetValueAtPercentile(share);
        var curve = histogram.Percentiles(StepsPerHalving).Select(p => new LatencyPoint(Math.Round(p.PercentileLevelIteratedTo, 6), p.ValueIteratedTo)).ToList();
        return new(histogram.TotalCount, histogram.LowestEquivalentValue(At(0)), Math.Round(histogram.GetMean(), 1), At(50), At(90), At(99), At(99.9), histogram.GetMaxValue(), curve);
    }
}
