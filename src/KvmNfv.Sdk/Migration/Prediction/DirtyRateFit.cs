using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Least squares on relative errors for u(t) = W (1 - exp(-k t)), k = D / W. For a given k the best W is in closed form, so the search is over k alone: a
/// logarithmic grid, then a golden section around its best point.
/// </summary>
internal static class DirtyRateFit
{
    private const double SlowestSeconds = 1e4;
    private const double FastestSeconds = 1e-4;
    private const int GridPoints = 120;
    private static readonly double s_golden = (Math.Sqrt(5) - 1) / 2;

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
    public static (double WriteRate, double WorkingSet) Fit(IReadOnlyList<(double Time, double Unique)> points, double memory)
    {
        var dirtied = points.Where(p => p.Unique > 0).ToList();
        if (dirtied.Count == 0)
            return (0, 0);
        var most = dirtied.Max(p => p.Unique);
        var top = Math.Max(memory, most);
        if (dirtied.Select(p => p.Time).Distinct().Count() == 1)
            return Single(dirtied[0].Time, dirtied.Average(p => p.Unique), top);
        var best = Enumerable.Range(0, GridPoints).Select(LogK).MinBy(k => Error(k, dirtied, top).Error);
        var step = (Math.Log(1 / FastestSeconds) - Math.Log(1 / SlowestSeconds)) / (GridPoints - 1);
        var (low, high) = (Math.Log(best) - step, Math.Log(best) + step);
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (high - s_golden * (high - low), low + s_golden * (high - low));
            if (Error(Math.Exp(a), dirtied, top).Error <= Error(Math.Exp(b), dirtied, top).Error)
                high = b;
            else
                low = a;
        }

        var found = Math.Exp((low + high) / 2);
        var set = Error(found, dirtied, top).WorkingSet;
        return (found * set, set);
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
