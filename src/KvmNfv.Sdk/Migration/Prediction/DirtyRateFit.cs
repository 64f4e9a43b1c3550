using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Least squares on relative errors for u(t) = W (1 - exp(-k t)), k = D / W. For a given k the best W is in closed form, so the search is over k alone, on a
/// logarithmic grid.
/// </summary>
internal static class DirtyRateFit
{
    private const double SlowestSeconds = 1e4;
    private const double FastestSeconds = 1e-4;
    private const int GridPoints = 1000;
    private const double SampleNoise = 0.02;

    /// <summary>What passes show is exact, but for the bandwidth's ups and downs.</summary>
    public const double PassNoise = 0.001;

    public static DirtyRateProfile Fit(EquatableList<DirtyRateSample> samples, MemorySize memory, string source)
    {
        if (samples.Count == 0)
            throw new ArgumentException("A profile needs at least one sample.", nameof(samples));
        var points = new List<(double Time, double Unique)>();
        foreach (var sample in samples)
        {
            if (sample.Period <= TimeSpan.Zero)
                throw new ArgumentException($"A sample's period is {sample.Period}; it must be longer than nothing.", nameof(samples));
            points.Add((sample.Period.TotalSeconds, sample.Rate.BytesPerSecond * sample.Period.TotalSeconds));
        }

        var (rate, set) = Fit(points, memory.Bytes);
        return new DirtyRateProfile { WriteRate = DataRate.FromBytesPerSecond(rate), WorkingSet = new((ulong)set), Samples = samples, Source = source };
    }

    /// <summary>Bytes a second and bytes, from seconds and bytes.</summary>
    public static (double WriteRate, double WorkingSet) Fit(IReadOnlyList<(double Time, double Unique)> points, double memory, double noise = SampleNoise)
    {
        var dirtied = points.Where(p => p.Unique > 0).ToList();
        if (dirtied.Count == 0)
            return (0, 0);
        var most = dirtied.Max(p => p.Unique);
        var top = Math.Max(memory, most);
        if (dirtied.Select(p => p.Time).Distinct().Count() == 1)
            return Single(dirtied[0].Time, dirtied.Average(p => p.Unique), top);
        var ks = Enumerable.Range(0, GridPoints).Select(LogK).ToList();
        var least = ks.Min(k => Error(k, dirtied, top).Error);
        // Samples that are all near the working set fit every fast rate alike: the slowest that fits as well, within what samples are worth, is taken.
        var slowest = ks.First(k => Error(k, dirtied, top).Error <= least + dirtied.Count * noise * noise);
        var set = Error(slowest, dirtied, top).WorkingSet;
        return (slowest * set, set);
    }

    /// <summary>1 - exp(-x), exact for small x too.</summary>
    public static double Saturation(double x) => x < 1e-5 ? x - x * x / 2 : 1 - Math.Exp(-x);

    private static double LogK(int i)
    {
        var (low, high) = (Math.Log(1 / SlowestSeconds), Math.Log(1 / FastestSeconds));
        return Math.Exp(low + (high - low) * i / (GridPoints - 1));
    }

    // One point fits every working set; the whole memory is the cautious one. A point at the whole memory leaves the rate open: e-folded once.
    private static (double WriteRate, double WorkingSet) Single(double time, double unique, double top)
    {
        var x = unique >= top * (1 - 1e-9) ? 5 : -Math.Log(1 - unique / top);
        return (x * top / time, top);
    }

    private static (double Error, double WorkingSet) Error(double k, List<(double Time, double Unique)> points, double top)
    {
        double above = 0, below = 0;
        foreach (var (time, unique) in points)
        {
            var share = Saturation(k * time) / unique;
            above += share;
            below += share * share;
        }

        var set = Math.Min(above / below, top);
        return (points.Sum(p => Square(set * Saturation(k * p.Time) / p.Unique - 1)), set);
    }

    private static double Square(double x) => x * x;
}
