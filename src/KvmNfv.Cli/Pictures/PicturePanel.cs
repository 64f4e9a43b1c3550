using ScottPlot;
using ScottPlot.TickGenerators;

namespace KvmNfv.Cli.Pictures;

/// <summary>One of the plots that stand above each other over the same time.</summary>
internal sealed class PicturePanel
{
    private const float FontSize = 13;

    // Ten thousand seconds in milliseconds: libvirt's and QEMU's limits lie below.
    private const int MostDigits = 7;

    private readonly double _end;
    private readonly bool _log;

    /// <summary>Makes an empty panel.</summary>
    /// <param name="title">What the vertical axis shows, with its unit.</param>
    /// <param name="end">Where the time axis ends, in seconds.</param>
    /// <param name="weight">How high it is among the others.</param>
    /// <param name="log">Whether the vertical axis is logarithmic; values must be positive then.</param>
    public PicturePanel(string title, double end, double weight, bool log = false)
    {
        (_end, _log, Weight) = (end, log, weight);
        // The panels share one canvas.
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.FigureBackground.Color = Colors.Transparent;
        Plot.Font.Set(PictureFont.Typeface?.FamilyName ?? Fonts.Default);
        Plot.YLabel(title, FontSize);
        Plot.Axes.Left.Label.Bold = false;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = Plot.Axes.Left.TickLabelStyle.FontSize = FontSize - 1;
        Plot.Axes.Right.IsVisible = Plot.Axes.Top.IsVisible = false;
        if (log)
        {
            Plot.Axes.Left.TickGenerator = new NumericAutomatic
            {
                MinorTickGenerator = new LogMinorTickGenerator(), IntegerTicksOnly = true, LabelFormatter = PictureAxis.PowerOfTen,
            };
        }
    }

    public Plot Plot { get; } = new();

    public double Weight { get; }

    public List<PictureSeries> Legend { get; } = [];

    /// <summary>Adds a line through points; nothing where there are none.</summary>
    public void Line(string name, IEnumerable<(double X, double Y)> points, Color color, LinePattern? pattern = null, bool steps = false, float width = 2)
    {
        var kept = points.Where(p => !_log || p.Y > 0).ToList();
        if (kept.Count == 0)
            return;
        var places = kept.Select(p => new Coordinates(p.X, Y(p.Y))).ToArray();
        if (!Dashed(places, color, pattern ?? LinePattern.Solid, width))
        {
            var line = Plot.Add.ScatterLine(places, color);
            line.LineWidth = width;
            if (steps)
                line.ConnectStyle = ConnectStyle.StepHorizontal;
        }

        Legend.Add(new(name, color, pattern ?? LinePattern.Solid, width));
    }

    /// <summary>Adds a value that holds all the time.</summary>
    public void Level(string name, double value, Color color, LinePattern pattern)
    {
        if (_log && value <= 0)
            return;
        if (!Dashed([new(double.NegativeInfinity, Y(value)), new(double.PositiveInfinity, Y(value))], color, pattern, 1.5f))
            Plot.Add.HorizontalLine(Y(value), 1.5f, color);
        Legend.Add(new(name, color, pattern, 1.5f));
    }

    /// <summary>Adds one point. Later ones are smaller, so that all are seen where they agree.</summary>
    public void Point(string name, double x, double y, Color color)
    {
        if (_log && y <= 0)
            return;
        var earlier = Legend.Count(s => s.Width == 0);
        Plot.Add.Marker(x, Y(y), MarkerShape.FilledCircle, 15 - 4 * earlier, color);
        Legend.Add(new(name, color, LinePattern.Solid, 0));
    }

    /// <summary>Adds a moment without a name in the legend.</summary>
    public void Moment(double x, Color color, LinePattern pattern, float width)
    {
        if (!Dashed([new(x, double.NegativeInfinity), new(x, double.PositiveInfinity)], color, pattern, width))
            Plot.Add.VerticalLine(x, width, color);
    }

    /// <summary>Shades a time.</summary>
    public void Shade(double from, double to, Color color)
    {
        if (to > from)
            Plot.Add.HorizontalSpan(from, to, color.WithAlpha(.12));
    }

    /// <summary>Sets the axes once everything is there.</summary>
    /// <param name="last">Whether it is the lowest panel, which carries the time.</param>
    /// <param name="top">The least upper end of the vertical axis.</param>
    public void Finish(bool last, double top = 0)
    {
        if (last)
        {
            Plot.XLabel("time since the transfer began, s", FontSize);
            Plot.Axes.Bottom.Label.Bold = false;
        }
        else
        {
            Plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        }

        Plot.Axes.AutoScaleY();
        var (low, high) = (Plot.Axes.GetLimits().Bottom, Plot.Axes.GetLimits().Top);
        if (_log && Legend.Count == 0)
            Plot.Axes.SetLimitsY(0, 3);
        else if (_log)
            Plot.Axes.SetLimitsY(Math.Floor(Math.Max(low, 0)), Math.Ceiling(Math.Clamp(high, 2, MostDigits)));
        else
            Plot.Axes.SetLimitsY(0, Math.Max(high, top) is var most && most > 0 ? most : 1);
        Plot.Axes.SetLimitsX(0, _end);
    }

    // False: the pattern has no gaps.
    private bool Dashed(Coordinates[] points, Color color, LinePattern pattern, float width)
    {
        if (DashedLine.Strokes(pattern) is not { } strokes)
            return false;
        Plot.PlottableList.Add(new DashedLine(points, color, width, strokes));
        return true;
    }

    private double Y(double value) => _log ? Math.Log10(value) : value;
}
