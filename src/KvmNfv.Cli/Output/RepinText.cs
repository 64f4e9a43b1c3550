using KvmNfv.Sdk;
using KvmNfv.Sdk.Repinning;

namespace KvmNfv.Cli.Output;

/// <summary>A re-pinning for people.</summary>
internal static class RepinText
{
    public static void Write(CliConsole console, RepinSchedule schedule)
    {
        if (schedule.IsRefused)
        {
            Refusals(console, schedule.Domain, schedule.Refusals);
            return;
        }

        if (schedule.Steps.Count == 0)
        {
            console.Out.WriteLine(Printable.Line($"Domain '{schedule.Domain}' runs as planned already."));
            return;
        }

        console.WriteTable(["STEP", "WHAT", "FROM", "TO", "WHY"], schedule.Steps.Select((s, i) => (string[])[Quantity.Number(i + 1), s.Subject, $"{s.From}", $"{s.To}", s.Reason]));
    }

    public static void Write(CliConsole console, RepinReport report)
    {
        if (report.Outcome == RepinOutcome.Refused)
        {
            Refusals(console, report.Domain, report.Refusals);
            return;
        }

        if (report.Steps.Count > 0)
            console.WriteTable(["STEP", "WHAT", "FROM", "TO", "RESULT"], report.Steps.Select((s, i) => (string[])[Quantity.Number(i + 1), s.Step.Subject, $"{s.Step.From}", $"{s.Step.To}", Result(s)]));
        console.Out.WriteLine(Printable.Line(report.Outcome switch
        {
            RepinOutcome.NothingToDo => $"Domain '{report.Domain}' runs as planned already.",
            RepinOutcome.Done => $"Domain '{report.Domain}' runs as planned; read back from libvirt{(report.KernelSeen ? " and the kernel" : "")}.",
            RepinOutcome.RolledBack => $"Rolled back, domain '{report.Domain}' is as before: {report.Error}",
            _ => $"Rolling back failed, domain '{report.Domain}' is between two plans: {report.Error}",
        }));
    }

    private static void Refusals(CliConsole console, string domain, EquatableList<RepinRefusal> refusals)
    {
        console.Out.WriteLine(Printable.Line($"Domain '{domain}' can't be moved while it runs; nothing was changed:"));
        foreach (var refusal in refusals)
        {
            console.Out.WriteLine(Printable.Line($"  {refusal.What}"));
            console.Out.WriteLine(Printable.Line($"    Mend: {refusal.Mend}"));
        }
    }

    private static string Result(RepinStepResult step)
    {
        var state = step.State switch
        {
            RepinStepState.Done => "done", RepinStepState.Undone => "undone", RepinStepState.Failed => "failed", RepinStepState.NotUndone => "NOT UNDONE", _ => "not run",
        };
        return step.Note is null ? state : $"{state}: {step.Note}";
    }
}
