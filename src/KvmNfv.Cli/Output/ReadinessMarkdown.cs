using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Cli.Output;

/// <summary>A readiness report for tickets and archives: the verdict, a table of all checks, then each that isn't as wanted with its evidence.</summary>
internal static class ReadinessMarkdown
{
    public static void Write(TextWriter output, ReadinessReport report)
    {
        output.WriteLine("# Readiness");
        output.WriteLine();
        output.WriteLine($"**{Text(ReadinessWords.Verdict(report))}** {Text(ReadinessWords.Summary(report))}");
        output.WriteLine();
        foreach (var (name, value) in ReadinessWords.Head(report))
        {
            if (value is not null)
                output.WriteLine($"- {name}: {Text(value)}");
        }

        output.WriteLine();
        output.WriteLine("| id | check | state | finding |");
        output.WriteLine("|---|---|---|---|");
        foreach (var check in report.Checks)
            output.WriteLine($"| {check.Id} | {Text(check.Title)} | {ReadinessWords.State(check.State)} | {Text(check.Finding)} |");
        foreach (var check in report.Checks.Where(c => c.State is CheckState.Fail or CheckState.Warn))
            Details(output, check);
    }

    private static void Details(TextWriter output, CheckResult check)
    {
        output.WriteLine();
        output.WriteLine($"## {check.Id} {Text(check.Title)}: {ReadinessWords.State(check.State)}");
        output.WriteLine();
        output.WriteLine(Text(check.Finding));
        output.WriteLine();
        output.WriteLine($"- Wanted: {Text(check.Wanted)}");
        output.WriteLine($"- Why: {Text(check.Reason)}");
        foreach (var remedy in check.Remedies)
            output.WriteLine($"- Mend: {Text(ReadinessWords.Remedy(remedy))}");
        foreach (var evidence in check.Evidence)
            output.WriteLine($"- Read: {Text(ReadinessWords.Evidence(evidence))}");
        output.WriteLine($"- Source: {Text(check.Source)}");
    }

    // What files say must neither break the table nor become markup.
    private static string Text(string text) => string.Concat(Printable.Line(text).Select(c => c is '|' or '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' ? $"\\{c}" : c.ToString()));
}
