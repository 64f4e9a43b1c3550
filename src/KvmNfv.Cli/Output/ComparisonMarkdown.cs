namespace KvmNfv.Cli.Output;

/// <summary>A comparison, for pages and tickets.</summary>
internal static class ComparisonMarkdown
{
    public static void Write(TextWriter output, ComparisonReport report)
    {
        output.WriteLine("# Channels compared");
        output.WriteLine();
        foreach (var (name, value) in ComparisonRows.Head(report))
            output.WriteLine($"- {name}: {Text(value)}");
        Table(output, "Round trip", ComparisonRows.LatencyHeadings, ComparisonRows.Latency(report));
        Table(output, $"Throughput, bursts of {report.Burst}", ComparisonRows.ThroughputHeadings(report), ComparisonRows.Throughput(report));
        Table(output, "Not measured", ["OPTION", "ENDS", "WHY"], ComparisonRows.NotMeasured(report));
        Table(output, "What can't be measured", ComparisonRows.AssessmentHeadings, ComparisonRows.Assessments(report));
        output.WriteLine();
        output.WriteLine("## Why not VMFUNC");
        output.WriteLine();
        output.WriteLine(Text(report.Vmfunc.WhyNot));
    }

    private static void Table(TextWriter output, string title, string[] headings, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"## {title}");
        output.WriteLine();
        output.WriteLine($"| {string.Join(" | ", headings.Select(h => char.IsDigit(h[0]) ? h : h.ToLowerInvariant().Replace("api", "API", StringComparison.Ordinal).Replace("cpu", "CPU", StringComparison.Ordinal)))} |");
        output.WriteLine($"|{string.Concat(headings.Select(_ => "---|"))}");
        foreach (var row in all)
            output.WriteLine($"| {string.Join(" | ", row.Select(Text))} |");
    }

    // What files say must neither break the table nor become markup.
    private static string Text(string text) => string.Concat(Printable.Line(text).Select(c => c is '|' or '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' ? $"\\{c}" : c.ToString()));
}
