using KvmNfv.Sdk.Hosts.Readiness;
using Spectre.Console;

namespace KvmNfv.Cli.Output;

/// <summary>A readiness report for people, in the manner of virt-host-validate: a line for each check, with what, why and how to mend below those that
/// didn't pass.</summary>
internal static class ReadinessText
{
    private const int Indent = 7;
    private const int LabelWidth = 8;

    public static void Write(CliConsole console, ReadinessReport report, bool all)
    {
        console.WriteProperties(ReadinessWords.Head(report));
        var width = report.Checks.Select(c => c.Title.Length).DefaultIfEmpty().Max();
        foreach (var area in report.Checks.GroupBy(c => c.Area))
        {
            console.Out.WriteLine();
            Line(console, ReadinessWords.Area(area.Key), new Style(decoration: Decoration.Bold));
            foreach (var check in area.Where(c => all || c.State != CheckState.NotApplicable))
                Write(console, check, width, all);
            var other = area.Where(c => c.State == CheckState.NotApplicable).Select(c => c.Id).ToList();
            if (!all && other.Count > 0)
                Line(console, $"  Not applicable: {string.Join(", ", other)}");
        }

        console.Out.WriteLine();
        Line(console, ReadinessWords.Summary(report));
        if (ReadinessWords.NeedsRoot(report) is { } needsRoot)
            Line(console, needsRoot);
        Line(console, ReadinessWords.Verdict(report), new Style(decoration: Decoration.Bold));
    }

    private static void Write(CliConsole console, CheckResult check, int width, bool all)
    {
        // Where nothing is to be mended, the reason stands on the line itself, as virt-host-validate has it.
        var brief = check.State is CheckState.Note or CheckState.Unknown or CheckState.NotApplicable;
        var state = ReadinessWords.State(check.State) + (brief ? $" ({Printable.Line(check.Finding).TrimEnd('.')})" : "");
        var head = $"  {check.Id}  {check.Title.PadRight(width)} : ";
        if (console.IsTerminal)
            AnsiConsole.Write(new Paragraph(Printable.Line(head) + " ").Append(state + Environment.NewLine, Colour(check.State)));
        else
            console.Out.WriteLine(Printable.Line(head + state));
        if (check.State is CheckState.Warn or CheckState.Fail)
        {
            Below(console, "", check.Finding);
            Below(console, "Wanted:", check.Wanted + ".");
            Below(console, "Why:", check.Reason);
        }

        for (var i = 0; i < check.Remedies.Count; i++)
            Below(console, i == 0 ? "Mend:" : check.Remedies[i].Kind == check.Remedies[i - 1].Kind ? "and:" : "or:", ReadinessWords.Remedy(check.Remedies[i]));
        if (!all)
            return;
        if (check.State == CheckState.Pass)
            Below(console, "", check.Finding);
        foreach (var evidence in check.Evidence)
            Below(console, "Read:", ReadinessWords.Evidence(evidence));
    }

    private static Style Colour(CheckState state) => state switch
    {
        CheckState.Pass => new Style(Color.Green),
        CheckState.Warn => new Style(Color.Yellow),
        CheckState.Fail => new Style(Color.Red, decoration: Decoration.Bold),
        CheckState.Unknown => new Style(Color.Blue),
        _ => Style.Plain,
    };

    private static void Below(CliConsole console, string label, string text)
    {
        text = Printable.Line(text);
        if (!console.IsTerminal)
        {
            console.Out.WriteLine(new string(' ', Indent) + (label.Length == 0 ? text : label.PadRight(LabelWidth) + text));
            return;
        }

        // A grid wraps a long text below itself, not below its label.
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(label.Length == 0 ? 0 : LabelWidth).Padding(Indent, 0, 0, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
        AnsiConsole.Write(grid.AddRow(new Text(label), new Text(text)));
    }

    private static void Line(CliConsole console, string text, Style? style = null)
    {
        if (console.IsTerminal)
            AnsiConsole.Write(new Text(Printable.Line(text) + Environment.NewLine, style ?? Style.Plain));
        else
            console.Out.WriteLine(Printable.Line(text));
    }
}
