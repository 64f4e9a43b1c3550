using ScottPlot;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>Pictures of the results, as SVG and PNG.</summary>
internal static class Charts
{
    private const int Width = 1000, Height = 520;

    public static void Write(Results results, string folder)
    {
        foreach (var group in results.Cases.GroupBy(c => (c.Suite, c.Link)))
        {
            Bars([.. group], $"Total time, s: {group.Key.Suite}, {group.Key.Link}", c => c.Total, Path.Combine(folder, $"total-{group.Key.Suite}-{group.Key.Link}"));
            Bars([.. group], $"Downtime, ms: {group.Key.Suite}, {group.Key.Link}", c => c.Downtime, Path.Combine(folder, $"downtime-{group.Key.Suite}-{group.Key.Link}"));
        }

        var moves = results.Cases.SelectMany(c => c.Finished(Contenders.Own)).ToList();
        Predictions(moves, "Total time, s", m => (m.PredictedTotal, m.Transfer), Path.Combine(folder, "prediction-total"));
        Predictions(moves, "Downtime, ms", m => (m.PredictedDowntime, m.Downtime), Path.Combine(folder, "prediction-downtime"));
    }

    // Bars are medians, lines reach from the least to the most.
    private static void Bars(CaseResult[] cases, string title, Func<CaseResult, Func<string, Spread?>> spreads, string path)
    {
        using var plot = new Plot();
        var names = cases.SelectMany(c => c.Contenders).Distinct().ToArray();
        var width = 0.8 / names.Length;
        for (var n = 0; n < names.Length; n++)
        {
            var bars = new List<Bar>();
            for (var i = 0; i < cases.Length; i++)
            {
                if (spreads(cases[i])(names[n]) is not { } spread)
                    continue;
                var at = i + (n - (names.Length - 1) / 2.0) * width;
                bars.Add(new Bar { Position = at, Value = spread.Median, Size = width * 0.9, FillColor = plot.Add.GetNextColor(false) });
                plot.Add.Line(at, spread.Least, at, spread.Most).Color = Colors.Black;
            }

            if (bars.Count > 0)
                plot.Add.Bars(bars).LegendText = names[n];
        }

        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, cases.Length).Select(i => (double)i)], [.. cases.Select(c => c.Workload)]);
        plot.Axes.Margins(bottom: 0);
        plot.Title(title);
        plot.ShowLegend();
        Save(plot, path);
    }

    private static void Predictions(List<Move> moves, string what, Func<Move, (double? Predicted, double? Actual)> read, string path)
    {
        var points = moves.Select(read).Where(p => p is { Predicted: not null, Actual: not null }).ToList();
        if (points.Count == 0)
            return;
        using var plot = new Plot();
        var most = points.Max(p => Math.Max(p.Predicted!.Value, p.Actual!.Value));
        plot.Add.Line(0, 0, most, most).Color = Colors.Gray;
        plot.Add.ScatterPoints(points.Select(p => p.Predicted!.Value).ToArray(), points.Select(p => p.Actual!.Value).ToArray());
        plot.Title(what);
        plot.XLabel("predicted");
        plot.YLabel("measured");
        Save(plot, path);
    }

    private static void Save(Plot plot, string path)
    {
        plot.SaveSvg($"{path}.svg", Width, Height);
        plot.SavePng($"{path}.png", Width, Height);
    }
}
