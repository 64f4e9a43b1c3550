using ScottPlot;
using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>A dashed or dotted line, drawn as the strokes it consists of: the effects that ScottPlot dashes lines with are none that SVG canvases have, and Skia says so on the error stream each time.</summary>
/// <param name="points">Its points; an infinite coordinate is the axis' end.</param>
/// <param name="color">Its colour.</param>
/// <param name="width">Its width in pixels.</param>
/// <param name="strokes">Pixels of a stroke and of the gap after it.</param>
internal sealed class DashedLine(IReadOnlyList<Coordinates> points, Color color, float width, (float On, float Off) strokes) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    /// <summary>The strokes and gaps of a pattern; null where it has no gaps.</summary>
    public static (float On, float Off)? Strokes(LinePattern pattern) => pattern.Equals(LinePattern.Dotted) ? (2, 3) : pattern.Equals(LinePattern.Dashed) ? (6, 4) : null;

    public AxisLimits GetAxisLimits()
    {
        var (x, y) = (Range(points.Select(p => p.X)), Range(points.Select(p => p.Y)));
        return new(x.Least, x.Most, y.Least, y.Most);
    }

    public void Render(RenderPack rp)
    {
        var (x, y) = (Axes.XAxis, Axes.YAxis);
        using var path = new SKPath();
        var (along, before) = (0f, (SKPoint?)null);
        foreach (var point in points)
        {
            var pixel = Axes.GetPixel(new(Finite(point.X, x.Min, x.Max), Finite(point.Y, y.Min, y.Max)));
            var here = new SKPoint(pixel.X, pixel.Y);
            if (before is { } last)
                along = Add(path, last, here, along);
            before = here;
        }

        using var paint = new SKPaint { IsAntialias = true, IsStroke = true, StrokeWidth = width, Color = color.ToSKColor() };
        rp.Canvas.DrawPath(path, paint);
    }

    // Goes on where the piece before has ended in the pattern.
    private float Add(SKPath path, SKPoint from, SKPoint to, float along)
    {
        var (length, period) = (SKPoint.Distance(from, to), strokes.On + strokes.Off);
        SKPoint At(float distance) => from + new SKPoint((to.X - from.X) * distance / length, (to.Y - from.Y) * distance / length);
        for (var at = -(along % period); at < length && length > 0; at += period)
        {
            if (at + strokes.On <= 0)
                continue;
            path.MoveTo(At(Math.Max(at, 0)));
            path.LineTo(At(Math.Min(at + strokes.On, length)));
        }

        return along + length;
    }

    private static double Finite(double value, double least, double most) => double.IsFinite(value) ? value : value < 0 ? least : most;

    private static (double Least, double Most) Range(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        return finite.Count == 0 ? (double.NaN, double.NaN) : (finite.Min(), finite.Max());
    }
}
