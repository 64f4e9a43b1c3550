using KvmNfv.Cli.Output;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>A comparison: above the whole curves of latency, below throughput by size. A colour is an option, a line's kind is how its ends wait.</summary>
internal static class ComparisonPicture
{
    private const int Width = 1200, Height = 900, Panel = 330;
    private const float Left = 100, Right = 350, Head = 84, Axis = 52, Gap = 30;

    // Beyond, a curve of a second's round trips is single events.
    private const double MostNines = 5;

    private static readonly Color[] s_colors =
        [PictureColors.Blue, PictureColors.Vermilion, PictureColors.Green, PictureColors.Purple, PictureColors.Orange, PictureColors.Grey, PictureColors.Ink, PictureColors.Faint];

    /// <summary>Draws a report.</summary>
    /// <exception cref="CliException">There are no fonts.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(ComparisonReport report, string file)
    {
        PictureFont.Check();
        PictureFile.Write(file, Width, Height, canvas => Draw(canvas, report));
    }

    private static void Draw(SKCanvas canvas, ComparisonReport report)
    {
        using var sheet = new PictureSheet(canvas);
        using var white = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(0, 0, Width, Height, white);
        sheet.Text("Channels compared", Left, 28, 17);
        sheet.Paragraph(Printable.Line(string.Join("; ", ComparisonRows.Head(report).Take(4).Select(p => $"{p.Name}: {p.Value}"))), Left, 50, 12, Width - Left - Gap, 2);
        var y = Head;
        foreach (var panel in new[] { Latency(report), Throughput(report) })
        {
            panel.Plot.Layout.Fixed(new PixelPadding(Left, Right, Axis, 0));
            sheet.Plot(panel.Plot, new PixelRect(0, Width, y + Panel + Axis, y));
            sheet.Legend(panel.Legend, Width - Right + 12, y + 12, Right - 16);
            y += Panel + Axis + Gap / 2;
        }
    }

    private static PicturePanel Latency(ComparisonReport report)
    {
        var panel = new PicturePanel("round trip, us", MostNines, 1, log: true);
        foreach (var option in report.Options.Where(o => o.Latency?.Distribution is { Count: > 0 }))
        {
            var points = option.Latency!.Distribution!.Where(p => p.Percentile < 100).Select(p => (X: -Math.Log10(1 - p.Percentile / 100), Y: p.Nanoseconds / 1e3)).Where(p => p.X <= MostNines);
            panel.Line(Name(option), points, ColorOf(report, option), Pattern(option));
        }

        return Finish(panel, "round trips that take no longer", MostNines, [(Math.Log10(2), "50 %"), (1, "90 %"), (2, "99 %"), (3, "99.9 %"), (4, "99.99 %"), (5, "99.999 %")]);
    }

    private static PicturePanel Throughput(ComparisonReport report)
    {
        var measured = report.Options.Where(o => o.Throughput.Count > 0).ToList();
        var sizes = measured.Where(o => !o.Loop).SelectMany(o => o.Throughput).Select(p => p.Size).Distinct().Order().ToList();
        if (sizes.Count == 0)
            sizes = [.. measured.SelectMany(o => o.Throughput).Select(p => p.Size).Distinct().Order()];
        var end = Math.Max(sizes.Count, 1) + 0.5;
        var panel = new PicturePanel("messages, million/s", end, 1, log: true);
        foreach (var option in measured)
        {
            var points = option.Throughput.Select((p, i) => (X: i + 1.0, Y: p.MessagesPerSecond / 1e6)).ToList();
            panel.Line(Name(option) + (option.Loop ? ", there and back" : ""), points, ColorOf(report, option), Pattern(option));
            foreach (var (x, value) in points.Where(p => p.Y > 0))
                panel.Plot.Add.Marker(x, Math.Log10(value), MarkerShape.FilledCircle, 6, ColorOf(report, option));
        }

        return Finish(panel, $"bytes of a message, bursts of {report.Burst}", end, [.. sizes.Select((s, i) => (i + 1.0, Quantity.Number(s)))]);
    }

    private static PicturePanel Finish(PicturePanel panel, string title, double end, IEnumerable<(double At, string Label)> ticks)
    {
        panel.Plot.XLabel(title, 13);
        panel.Plot.Axes.Bottom.Label.Bold = false;
        panel.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(t => new Tick(t.At, t.Label))]);
        panel.Plot.Axes.AutoScaleY();
        var limits = panel.Plot.Axes.GetLimits();
        if (panel.Legend.Count == 0)
            panel.Plot.Axes.SetLimitsY(-1, 3);
        else
            panel.Plot.Axes.SetLimitsY(Math.Floor(limits.Bottom), Math.Ceiling(limits.Top));
        panel.Plot.Axes.SetLimitsX(0, end);
        return panel;
    }

    private static string Name(ComparedOption option) => $"{option.Name}{(option.Ends.Contains("VM", StringComparison.Ordinal) ? $", {option.Ends}" : "")}{(option.Wait is { } wait && !wait.Contains(' ', StringComparison.Ordinal) ? $", {wait}" : "")}";

    private static LinePattern Pattern(ComparedOption option) => option.Ends.Contains("VM", StringComparison.Ordinal) ? LinePattern.Solid
        : option.Wait switch { "adaptive" => LinePattern.Dashed, "sleep" => LinePattern.Dotted, _ => LinePattern.Solid };

    private static Color ColorOf(ComparisonReport report, ComparedOption option)
    {
        var names = report.Options.Where(o => o.Latency is not null || o.Throughput.Count > 0).Select(Key).Distinct().ToList();
        return s_colors[Math.Max(0, names.IndexOf(Key(option))) % s_colors.Length];
    }

    private static string Key(ComparedOption option) => option.Ends.Contains("VM", StringComparison.Ordinal) ? option.Name + option.Ends : option.Name;
}
