using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;
using ScottPlot;
using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>A migration over time: memory, rates, throttle and downtime, with its passes and decisions.</summary>
internal static class MigrationPicture
{
    private const int Width = 1200;
    private const int MostDecisions = 10;
    private const float Left = 100, Right = 200, Gap = 22, Head = 108, Axis = 52, FootLine = 18, Unit = 68;

    /// <summary>Draws a report.</summary>
    /// <exception cref="CliException">There are no fonts.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(MigrationReport report, string file)
    {
        PictureFont.Check(", or keep the report with --report and draw it elsewhere with 'kvmnfv migrate report'");
        var panels = new MigrationPanels(report);
        var height = (int)(Head + panels.All.Sum(p => (float)p.Weight * Unit + Gap) + Axis + (Math.Min(panels.Decisions.Count, MostDecisions + 1) + 1) * FootLine);
        PictureFile.Write(file, Width, height, canvas => Draw(canvas, report, panels, height));
    }

    private static void Draw(SKCanvas canvas, MigrationReport report, MigrationPanels panels, int height)
    {
        using var sheet = new PictureSheet(canvas);
        canvas.DrawRect(0, 0, Width, height, new SKPaint { Color = SKColors.White });
        sheet.Text($"Migration of '{Printable.Line(report.DomainName)}', {report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC", Left, 28, 17, Width - Left - Gap);
        sheet.Paragraph(Printable.Line(MigrationReportText.Verdict(report)), Left, 50, 13, Width - Left - Gap, 2);
        var y = Head;
        foreach (var panel in panels.All)
        {
            var (data, below) = ((float)panel.Weight * Unit, panel == panels.All[^1] ? Axis : Gap);
            panel.Plot.Layout.Fixed(new PixelPadding(Left, Right, below, 0));
            sheet.Plot(panel.Plot, new PixelRect(0, Width, y + data + below, y));
            sheet.Legend(panel.Legend, Width - Right + 12, y + 12, Right - 16);
            y += data + Gap;
        }

        sheet.Marks(report.Passes.Select(p => (X(p.At, panels), Quantity.Number(p.Iteration))), Head - 6, PictureColors.Grey);
        sheet.Marks(panels.Decisions.Select((d, i) => (X(d.At, panels), Letter(i))), Head - 20, PictureColors.Purple);
        Foot(sheet, panels, y - Gap + Axis + FootLine / 2);
    }

    private static void Foot(PictureSheet sheet, MigrationPanels panels, float y)
    {
        foreach (var (decision, i) in panels.Decisions.Take(MostDecisions).Select((d, i) => (d, i)))
        {
            sheet.Text(Letter(i), Left, y, 12, color: PictureColors.Purple);
            sheet.Text(Quantity.Moment(decision.At), Left + 70, y, 12, align: SKTextAlign.Right);
            sheet.Text(Printable.Line(decision.Text), Left + 84, y, 12, Width - Left - 84 - Gap);
            y += FootLine;
        }

        if (panels.Decisions.Count > MostDecisions)
            sheet.Text($"and {panels.Decisions.Count - MostDecisions} more in the report", Left + 84, y, 12);
    }

    private static float X(TimeSpan at, MigrationPanels panels) => Left + (float)(at.TotalSeconds / panels.End) * (Width - Left - Right);

    // Numbers are passes.
    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : "+";
}
