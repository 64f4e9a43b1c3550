using System.Globalization;
using System.Text;

namespace KvmNfv.Sdk.Placement;

/// <summary>The picture as text.</summary>
internal sealed class TextPicture(PictureModel model, int width)
{
    private const string Indent = "    ";
    private const int Gap = 3;

    private readonly StringBuilder _text = new();

    public string Draw()
    {
        Line("", model.Title);
        foreach (var socket in model.Sockets)
        {
            _text.Append('\n');
            Line("", socket.Title);
            foreach (var node in socket.Nodes)
                Node(node);
        }

        Legend();
        return _text.ToString();
    }

    private void Node(PictureNode node)
    {
        Line("  ", node.Title);
        foreach (var note in node.Notes)
            Line("  ", "* " + note);
        // Groups stand side by side as far as the width allows.
        var row = new List<List<string>>();
        foreach (var block in node.Groups.Select(Block))
        {
            if (row.Count > 0 && row.Sum(b => Width(b) + Gap) + Width(block) > width - Indent.Length)
                Print(row);
            row.Add(block);
        }

        Print(row);
    }

    // A title, then two lines a thread: its number and who sits there.
    private List<string> Block(PictureGroup group)
    {
        // Room for the widest label, and one blank.
        var cell = group.Cores.SelectMany(c => c.Threads).Max(t => Math.Max(Number(t.Cpu).Length, Label(t).Length)) + 1;
        var lines = new List<string>();
        if (group.Title is not null)
            lines.Add(group.Title);
        foreach (var cores in group.Cores.Chunk(Math.Max(1, (width - Indent.Length) / cell)))
        {
            for (var thread = 0; thread < cores.Max(c => c.Threads.Count); thread++)
            {
                lines.Add(string.Concat(cores.Select(c => (thread < c.Threads.Count ? Number(c.Threads[thread].Cpu) : "").PadLeft(cell))));
                lines.Add(string.Concat(cores.Select(c => (thread < c.Threads.Count ? Label(c.Threads[thread]) : "").PadLeft(cell))));
            }
        }

        return lines;
    }

    private void Print(List<List<string>> blocks)
    {
        for (var line = 0; blocks.Exists(b => line < b.Count); line++)
            Line(Indent, string.Concat(blocks.Select(b => (line < b.Count ? b[line] : "").PadRight(Width(b) + Gap))));
        blocks.Clear();
    }

    private static int Width(List<string> block) => block.Max(l => l.Length);

    private void Legend()
    {
        _text.Append('\n');
        foreach (var (letter, name) in model.Names)
            Line("", $"{letter,-4} {name}");
        foreach (var use in model.Used)
        {
            var legend = PictureLegend.Of(use);
            Line("", $"{legend.Sample + (use == ThreadUse.RealTime ? "!" : ""),-4} {legend.Words}");
        }
    }

    // Colours are missing here, so a mark tells real-time from dedicated, and free ones are not blank.
    private static string Label(PictureThread thread) => thread.Use switch
    {
        ThreadUse.RealTime => thread.Label + "!",
        ThreadUse.FreeIsolated => ":",
        ThreadUse.Free => ".",
        _ => thread.Label,
    };

    private static string Number(int cpu) => cpu.ToString(CultureInfo.InvariantCulture);

    private void Line(string indent, string text) => _text.Append(indent).Append(string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)).TrimEnd()).Append('\n');
}
