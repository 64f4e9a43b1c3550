using System.Globalization;

namespace KvmNfv.Sdk.Placement;

/// <summary>The picture as SVG.</summary>
internal sealed class SvgPicture(PictureModel model)
{
    private const double MaxWidth = 1240;
    private const double Margin = 20;
    private const double ThreadWidth = 40;
    private const double ThreadHeight = 30;
    private const double Padding = 8;
    private const int CoresInRow = 16;

    // A digit or letter of the title fonts, on the generous side: no font can be measured here.
    private const double LetterWidth = 0.6;

    public string Draw()
    {
        var body = SvgBox.Stack([Heading(), .. model.Sockets.Select(Socket), Legend()], 16);
        var names = string.Join("; ", model.Names.Select(n => $"{n.Letter} is {n.Name}"));
        return SvgCanvas.Document(body.Width + (2 * Margin), body.Height + (2 * Margin), "Placement on a host", $"{model.Title}. {names}", canvas =>
        {
            canvas.Rectangle(0, 0, body.Width + (2 * Margin), body.Height + (2 * Margin), "#ffffff", "none", 0);
            body.Draw(canvas, Margin, Margin);
        });
    }

    private SvgBox Heading()
    {
        List<SvgBox> lines = [Text(model.Title, 17, bold: true), .. model.Names.Select(n => Text($"{n.Letter}  {n.Name}", 13))];
        return SvgBox.Stack(lines, 4);
    }

    private static SvgBox Socket(PictureSocket socket) => Framed(socket.Title, 15, [],
        SvgBox.Flow([.. socket.Nodes.Select(Node)], MaxWidth - (2 * Padding), 10), "#f4f4f4", "#555555");

    private static SvgBox Node(PictureNode node) => Framed(node.Title, 12, node.Notes,
        SvgBox.Flow([.. node.Groups.Select(Group)], MaxWidth - (4 * Padding), 8), "#ffffff", "#777777");

    private static SvgBox Group(PictureGroup group)
    {
        var cores = SvgBox.Flow([.. group.Cores.Select(Core)], CoresInRow * (ThreadWidth + 5), 5);
        return group.Title is null ? cores : Framed(group.Title, 10.5, [], cores, "#fafafa", "#aaaaaa");
    }

    private static SvgBox Core(PictureCore core)
    {
        var threads = SvgBox.Stack([.. core.Threads.Select(Thread)], 0);
        return threads with
        {
            // The frame of the core holds its threads together.
            Draw = (canvas, x, y) =>
            {
                threads.Draw(canvas, x, y);
                canvas.Rectangle(x, y, threads.Width, threads.Height, "none", "#444444", 3, 1.2);
            },
        };
    }

    private static SvgBox Thread(PictureThread thread) => new(ThreadWidth, ThreadHeight, (canvas, x, y) => canvas.Group(thread.Title, () =>
    {
        var legend = PictureLegend.Of(thread.Use);
        Box(canvas, thread.Use, x, y, ThreadWidth, ThreadHeight);
        var number = thread.Cpu.ToString(CultureInfo.InvariantCulture);
        if (thread.Label.Length == 0)
        {
            canvas.Text(x + (ThreadWidth / 2), y + 19, number, 10.5, legend.Ink, "middle");
            return;
        }

        canvas.Text(x + (ThreadWidth / 2), y + 11, number, 9.5, legend.Ink, "middle");
        canvas.Text(x + (ThreadWidth / 2), y + 24, thread.Label, 12.5, legend.Ink, "middle", bold: thread.Use <= ThreadUse.Emulator);
    }));

    private static void Box(SvgCanvas canvas, ThreadUse use, double x, double y, double width, double height)
    {
        canvas.Rectangle(x, y, width, height, PictureLegend.Of(use).Fill, "#888888", 2, 0.8);
        // Not by colour alone: each white state has a sign of its own.
        if (use == ThreadUse.Idle)
        {
            for (var at = 8.0; at < width; at += 8)
                canvas.Line(x + at, y, x + at - 8, y + height, "#bbbbbb");
        }
        else if (use == ThreadUse.FreeIsolated)
        {
            canvas.Rectangle(x + 2.5, y + 2.5, width - 5, height - 5, "none", "#009e73", 2, 1.4, "4 2");
        }
    }

    private SvgBox Legend() => SvgBox.Flow([.. model.Used.Select(use =>
    {
        var legend = PictureLegend.Of(use);
        return new SvgBox(52 + Width(legend.Words, 12), 22, (canvas, x, y) =>
        {
            Box(canvas, use, x, y, 34, 20);
            canvas.Text(x + 17, y + 14.5, use is ThreadUse.Free or ThreadUse.FreeIsolated ? "" : legend.Sample, 11, legend.Ink, "middle");
            canvas.Text(x + 41, y + 14.5, legend.Words, 12);
        });
    })], MaxWidth, 8);

    private static SvgBox Framed(string title, double size, IReadOnlyList<string> notes, SvgBox content, string fill, string stroke)
    {
        List<SvgBox> lines = [Text(title, size, bold: true), .. notes.Select(n => Text(n, size - 0.5)), .. content.Height > 0 ? new[] { content } : []];
        var inner = SvgBox.Stack(lines, 5);
        return new(inner.Width + (2 * Padding), inner.Height + (2 * Padding), (canvas, x, y) =>
        {
            canvas.Rectangle(x, y, inner.Width + (2 * Padding), inner.Height + (2 * Padding), fill, stroke, 5);
            inner.Draw(canvas, x + Padding, y + Padding);
        });
    }

    private static SvgBox Text(string text, double size, bool bold = false) =>
        new(Width(text, size), size + 2, (canvas, x, y) => canvas.Text(x, y + size - 1, text, size, bold: bold));

    private static double Width(string text, double size) => text.Length * size * LetterWidth;
}
