using KvmNfv.Sdk;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Output;

/// <summary>Channels for people and scripts. Each member says whether the verb failed.</summary>
internal static class ChannelText
{
    public static bool Write(CliConsole console, ChannelPlan plan, bool json)
    {
        if (json)
        {
            console.Out.WriteLine(plan.ToJson());
            return plan.IsRefused;
        }

        if (plan.Steps.Count > 0)
            console.WriteTable(["STEP", "WHAT", "ON", "WHY"], plan.Steps.Select((s, i) => (string[])[Quantity.Number(i + 1), Word(s.Kind), s.Subject, s.Reason]));
        else
            console.WriteText(plan.IsRefused ? $"Channel '{plan.Channel}' of domain '{plan.Domain}' is refused; nothing was changed:" : $"Channel '{plan.Channel}' of domain '{plan.Domain}': nothing to do.");
        Findings(console, plan.Findings);
        return plan.IsRefused;
    }

    public static bool Write(CliConsole console, ChannelReport report, bool json)
    {
        var failed = report.Outcome is not (ChannelOutcome.Done or ChannelOutcome.NothingToDo);
        if (json)
        {
            console.Out.WriteLine(report.ToJson());
            return failed;
        }

        if (report.Steps.Count > 0)
            console.WriteTable(["STEP", "WHAT", "ON", "RESULT"], report.Steps.Select((s, i) => (string[])[Quantity.Number(i + 1), Word(s.Step.Kind), s.Step.Subject, Result(s)]));
        console.WriteText(report.Outcome switch
        {
            ChannelOutcome.NothingToDo => $"Channel '{report.Channel}' of domain '{report.Domain}': nothing to do.",
            ChannelOutcome.Done => $"Channel '{report.Channel}' of domain '{report.Domain}': done, and read back.",
            ChannelOutcome.Refused => $"Channel '{report.Channel}' of domain '{report.Domain}' is refused; nothing was changed:",
            ChannelOutcome.RolledBack => $"Rolled back, domain '{report.Domain}' is as before: {report.Error}",
            _ => $"Rolling back failed, domain '{report.Domain}' is between the two: {report.Error}",
        });
        Findings(console, report.Findings);
        return failed;
    }

    public static bool Write(CliConsole console, ChannelCheckReport report, bool json)
    {
        if (json)
        {
            console.Out.WriteLine(report.ToJson());
            return report.HasErrors;
        }

        if (report.Channels.Count == 0)
            console.WriteText($"Domain '{report.Domain}' has no channels.");
        else
            console.WriteTable(["CHANNEL", "KIND", "IN", "AT"], report.Channels.Select(c => (string[])[c.Name, Word(c.Kind), Word(c.Scope), c.Path ?? "-"]));
        Findings(console, report.Findings);
        return report.HasErrors;
    }

    public static bool Write(CliConsole console, SwitchPlan plan, bool undo, bool json)
    {
        if (json)
        {
            console.Out.WriteLine(plan.ToJson());
            return plan.IsRefused;
        }

        // Comments, so that the whole can be given to a shell.
        foreach (var finding in plan.Findings)
            console.Out.WriteLine(Printable.Line($"# {Word(finding.Severity)}{(finding.Channel.Length == 0 ? "" : $", {finding.Channel}")}: {finding.What} {finding.Mend}"));
        foreach (var command in undo ? plan.Undo : plan.Commands)
        {
            console.Out.WriteLine(Printable.Line($"# {command.Why}"));
            console.Out.WriteLine(Printable.Line(command.Line));
        }

        return plan.IsRefused;
    }

    private static void Findings(CliConsole console, EquatableList<ChannelFinding> findings)
    {
        foreach (var finding in findings)
        {
            console.WriteText($"{Word(finding.Severity)} {finding.Rule}{(finding.Scope == ChannelScope.None ? "" : $" ({Word(finding.Scope)})")}: {finding.Channel}: {finding.What}");
            console.WriteText($"  Mend: {finding.Mend}", 2);
        }
    }

    private static string Result(ChannelStepResult step)
    {
        var state = step.State switch
        {
            ChannelStepState.Done => "done", ChannelStepState.Undone => "undone", ChannelStepState.Failed => "failed", ChannelStepState.NotUndone => "NOT UNDONE", _ => "not run",
        };
        return step.Note is null ? state : $"{state}: {step.Note}";
    }

    private static string Word(ChannelSeverity severity) => severity == ChannelSeverity.Error ? "error" : "warning";

    private static string Word(ChannelScope scope) => scope switch
    {
        ChannelScope.Definition => "definition", ChannelScope.Running => "running", ChannelScope.Both => "both", _ => "",
    };

    private static string Word(ChannelKind kind) => kind switch
    {
        ChannelKind.IvshmemPlain => "ivshmem-plain", ChannelKind.IvshmemDoorbell => "ivshmem-doorbell", ChannelKind.VhostUser => "vhost-user", _ => "ivshmem",
    };

    private static string Word(ChannelStepKind kind) => kind switch
    {
        ChannelStepKind.MakeFolder => "make folder", ChannelStepKind.MakeMemory => "make memory", ChannelStepKind.GiveFile => "give to QEMU",
        ChannelStepKind.AttachDefinition => "attach, definition", ChannelStepKind.AttachRunning => "attach, running", ChannelStepKind.DetachDefinition => "detach, definition",
        ChannelStepKind.DetachRunning => "detach, running", ChannelStepKind.RemoveMemory => "remove memory", _ => "remove socket",
    };
}
