namespace KvmNfv.Benchmarks;

/// <summary>The middle of what was measured, and where most of it lies.</summary>
internal static class Medians
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Between these lie four fifths of the values.</summary>
    public static string Most(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return FormattableString.Invariant($"{sorted[sorted.Count / 10]:F2}-{sorted[^(sorted.Count / 10 + 1)]:F2}");
    }
}
