namespace KvmNfv.Migration.Benchmarks;

/// <summary>Median and spread of a handful of numbers.</summary>
internal sealed record Spread(int Count, double Least, double Quarter, double Median, double ThreeQuarters, double Most)
{
    /// <summary>Null where there is none.</summary>
    public static Spread? Of(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToArray();
        return sorted.Length == 0 ? null : new Spread(sorted.Length, sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1]);
    }

    public static Spread? Of(IEnumerable<double> values) => Of(values.Select(v => (double?)v));

    // Between two neighbours, in proportion.
    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
