using KvmNfv.Sdk.Audit;

namespace KvmNfv.Cli.Output;

/// <summary>An audit for people: each finding with what, why and what to do, then the sum and what was not checked.</summary>
internal static class AuditText
{
    public static void Write(CliConsole console, AuditReport report)
    {
        foreach (var finding in report.Findings)
        {
            console.Out.WriteLine(Printable.Line($"{Name(finding.Severity).ToUpperInvariant(),-7}  {finding.Rule}  at {finding.Where}"));
            console.Out.WriteLine(Printable.Line($"         {finding.What}"));
            console.Out.WriteLine(Printable.Line($"         Why:  {finding.Why}"));
            console.Out.WriteLine(Printable.Line($"         Mend: {finding.Mend}"));
            console.Out.WriteLine();
        }

        var counts = string.Join(", ", new[] { AuditSeverity.Error, AuditSeverity.Warning, AuditSeverity.Note }.Select(s => Count(report.Findings.Count(f => f.Severity == s), Name(s))));
        console.Out.WriteLine(Printable.Line($"Domain '{report.Domain}'{(report.RealTime ? " (real-time)" : "")}: {counts}."));
        foreach (var gap in report.NotChecked)
            console.Out.WriteLine($"Not checked for want of {gap.Missing}: {Count(gap.Rules.Count, "rule")}.");
    }

    private static string Name(AuditSeverity severity) => severity switch { AuditSeverity.Error => "error", AuditSeverity.Warning => "warning", _ => "note" };

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
