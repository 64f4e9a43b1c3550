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
        var table = NewTable();
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).NoWrap().PadRight(2));
        foreach (var row in rows)
            table.AddRow(row.Select(Cell));
        Write(console, table);
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
        plain.Profile.Width = 10_000;
        plain.Write(table);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            console.Out.WriteLine(line.TrimEnd());
    }
}
