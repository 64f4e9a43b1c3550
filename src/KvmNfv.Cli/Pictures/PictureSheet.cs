using KvmNfv.Cli.Output;
using ScottPlot;
using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>What is drawn around plots: words, legends, marks at their upper edge.</summary>
/// <param name="canvas">Where to.</param>
internal sealed class PictureSheet(SKCanvas canvas) : IDisposable
{
    private const float LegendLine = 18;
    private const float Sample = 22;

    private readonly SKPaint _ink = new() { IsAntialias = true, Color = PictureColors.Ink.ToSKColor() };

    public SKCanvas Canvas { get; } = canvas;

    public void Dispose() => _ink.Dispose();

    /// <summary>Draws a plot.</summary>
    public void Plot(Plot plot, PixelRect place)
    {
        // The first time a plot is drawn twice, for its layout; on a sheet that others share that would show.
        plot.RenderInMemory((int)place.Width, (int)place.Height);
        plot.Render(Canvas, place);
    }

    /// <summary>Writes a line that begins, or is centred, at a place; what does not fit is cut off.</summary>
    public void Text(string text, float x, float y, float size, float width = float.MaxValue, SKTextAlign align = SKTextAlign.Left, Color? color = null)
    {
        using var font = new SKFont(PictureFont.Typeface ?? SKTypeface.Default, size) { Subpixel = true };
        if (font.MeasureText(text) > width)
        {
            while (text.Length > 1 && font.MeasureText(text + "...") > width)
                text = text[..^1];
            text = text.TrimEnd() + "...";
        }

        _ink.Color = (color ?? PictureColors.Ink).ToSKColor();
        Canvas.DrawText(text, x, y, align, font, _ink);
    }

    /// <summary>Writes a text in at most so many lines; the last one is cut off.</summary>
    public void Paragraph(string text, float x, float y, float size, float width, int lines)
    {
        using var font = new SKFont(PictureFont.Typeface ?? SKTypeface.Default, size);
        // By the mean width of its letters; a line that comes out wider is cut off, as the last one.
        var columns = (int)(width / (font.MeasureText(text) / Math.Max(1, text.Length)));
        var parts = TextWrap.Lines(text, columns, 0).ToList();
        for (var i = 0; i < Math.Min(lines, parts.Count); i++, y += size * 1.4f)
            Text(i == lines - 1 ? string.Join(' ', parts.Skip(i)) : parts[i], x, y, size, width);
    }

    /// <summary>Lists what a panel shows.</summary>
    public void Legend(IReadOnlyList<PictureSeries> series, float x, float y, float width)
    {
        foreach (var entry in series)
        {
            using var paint = new SKPaint { IsAntialias = true, Color = entry.Color.ToSKColor(), StrokeWidth = Math.Max(1, entry.Width), IsStroke = entry.Width > 0 };
            if (entry.Width == 0)
                Canvas.DrawCircle(x + Sample / 2, y, 4.5f, paint);
            else
                Dashes(entry, x, y, paint);
            Text(entry.Name, x + Sample + 8, y + 4, 12, width - Sample - 8);
            y += LegendLine;
        }
    }

    /// <summary>Writes labels at moments, and leaves out what would stand over the one before.</summary>
    public void Marks(IEnumerable<(float X, string Text)> marks, float y, Color color)
    {
        const float size = 11;
        using var font = new SKFont(PictureFont.Typeface ?? SKTypeface.Default, size);
        var free = float.MinValue;
        foreach (var (x, text) in marks)
        {
            var half = font.MeasureText(text) / 2 + 2;
            if (x - half < free)
                continue;
            Text(text, x, y, size, align: SKTextAlign.Center, color: color);
            free = x + half;
        }
    }

    // By hand, as DashedLine.
    private void Dashes(PictureSeries entry, float x, float y, SKPaint paint)
    {
        var (on, off) = DashedLine.Strokes(entry.Pattern) ?? (Sample, 0f);
        for (var at = 0f; at < Sample; at += on + off)
            Canvas.DrawLine(x + at, y, x + Math.Min(Sample, at + on), y, paint);
    }
}
