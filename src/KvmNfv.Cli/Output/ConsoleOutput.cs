using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace KvmNfv.Cli.Output;

/// <summary>The shapes in which verbs print.</summary>
internal static class ConsoleOutput
{
    /// <summary>Writes a value as JSON, followed by a line end.</summary>
    public static void WriteJson<T>(this CliConsole console, T value, JsonTypeInfo<T> type) =>
        console.Out.WriteLine(JsonSerializer.Serialize(value, type));

    /// <summary>Writes columns with a heading.</summary>
    public static void WriteTable(this CliConsole console, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Write(console, Table((headings, rows)));
    }

    /// <summary>Writes names and their values.</summary>
    public static void WriteProperties(this CliConsole console, IEnumerable<(string Name, string? Value)> properties)
    {
        var table = NewTable().HideHeaders();
        table.AddColumn(new TableColumn("").NoWrap().PadRight(2));
        table.AddColumn(new TableColumn("").PadRight(0));
        foreach (var (name, value) in properties)
        {
            if (value is not null)
                table.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), Cell(value));
        }

        Write(console, table);
    }

    /// <summary>Writes a sentence; on a terminal its further lines are indented.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">The sentence, with what stands before it in the first line.</param>
    /// <param name="indent">The columns before its further lines.</param>
    public static void WriteText(this CliConsole console, string text, int indent = 0)
    {
        foreach (var line in TextWrap.Lines(Printable.Line(text), console.Width, indent))
            console.Out.WriteLine(line);
    }

    /// <summary>Writes a heading after an empty line.</summary>
    public static void WriteHeading(this CliConsole console, string text)
    {
        console.Out.WriteLine();
        if (console.IsTerminal)
            AnsiConsole.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));
        else
            console.Out.WriteLine(text);
    }

    /// <summary>Columns with a heading.</summary>
    public static Table Table((IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string>> Rows) content)
    {
        var table = NewTable();
        foreach (var heading in content.Headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).NoWrap().PadRight(2));
        // What does not fit into the terminal wraps in the last column, where sentences stand.
        table.Columns[^1].NoWrap = false;
        table.Columns[^1].PadRight(0);
        foreach (var row in content.Rows)
            table.AddRow(row.Select(Cell));
        return table;
    }

    private static Table NewTable() => new Table().NoBorder();

    private static Text Cell(string text) => new(Printable.Line(text));

    private static void Write(CliConsole console, Table table)
    {
        if (console.IsTerminal)
        {
            AnsiConsole.Write(table);
            return;
        }

        // Into a pipe: no colours, no wrapping at a width that nobody sees, no blanks at the end of a line.
        using var text = new StringWriter();
        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        plain.Profile.Width = console.Width;
        plain.Write(table);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            console.Out.WriteLine(line.TrimEnd());
    }
}
