namespace KvmNfv.Sdk.Placement;

/// <summary>A part of a drawing: how large it is, and how it draws itself at a place.</summary>
internal sealed record SvgBox(double Width, double Height, Action<SvgCanvas, double, double> Draw)
{
    /// <summary>Boxes side by side, in rows no wider than a limit where a single box allows it.</summary>
    public static SvgBox Flow(IReadOnlyList<SvgBox> boxes, double maxWidth, double gap)
    {
        var places = new List<(double X, double Y, SvgBox Box)>();
        var (x, y, row, width) = (0.0, 0.0, 0.0, 0.0);
        foreach (var box in boxes)
        {
            if (x > 0 && x + box.Width > maxWidth)
                (x, y, row) = (0, y + row + gap, 0);
            places.Add((x, y, box));
            (x, row, width) = (x + box.Width + gap, Math.Max(row, box.Height), Math.Max(width, x + box.Width));
        }

        return new(width, y + row, (canvas, left, top) => places.ForEach(p => p.Box.Draw(canvas, left + p.X, top + p.Y)));
    }

    /// <summary>Boxes below each other.</summary>
    public static SvgBox Stack(IReadOnlyList<SvgBox> boxes, double gap) => Flow(boxes, 0, gap);
}
