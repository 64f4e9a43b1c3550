namespace KvmNfv.Cli.Output;

/// <summary>A comparison, for people.</summary>
internal static class ComparisonText
{
    public static void Write(CliConsole console, ComparisonReport report)
    {
        console.WriteProperties(ComparisonRows.Head(report).Select(p => (p.Name, (string?)p.Value)));
        if (ComparisonRows.Latency(report).ToList() is { Count: > 0 } latency)
        {
            console.WriteHeading("Round trip");
            console.WriteTable(ComparisonRows.LatencyHeadings, latency);
        }

        if (ComparisonRows.Throughput(report).ToList() is { Count: > 0 } throughput)
        {
            console.WriteHeading($"Throughput, bursts of {report.Burst}");
            console.WriteTable(ComparisonRows.ThroughputHeadings(report), throughput);
        }

        if (ComparisonRows.NotMeasured(report).ToList() is { Count: > 0 } missing)
        {
            console.WriteHeading("Not measured");
            console.WriteTable(["OPTION", "ENDS", "WHY"], missing);
        }

        console.WriteHeading("What can't be measured");
        foreach (var row in ComparisonRows.Assessments(report))
        {
            console.WriteText(row[0]);
            foreach (var (heading, text) in ComparisonRows.AssessmentHeadings.Zip(row).Skip(1))
                console.WriteText($"  {heading.ToLowerInvariant().Replace("api", "API", StringComparison.Ordinal),-16}{text}", 18);
        }

        console.WriteHeading("Why not VMFUNC");
        console.WriteText(report.Vmfunc.WhyNot);
    }
}
