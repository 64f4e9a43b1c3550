using System.Globalization;
using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Writes a plan as a page: what to do in order, what to copy, why, and how to take it back.</summary>
internal sealed class TuningMarkdown(TuningPlan plan)
{
    private static readonly (TuningStage Stage, string Title, string Intro)[] s_stages =
    [
        (TuningStage.Firmware, "Firmware", "In the set-up of the machine, while it is down anyway."),
        (TuningStage.Boot, "For the next boot", "Files that the next boot reads. Do them all, then reboot once. The commands expect the files of `--output-dir kvmnfv-files` beside them."),
        (TuningStage.Runtime, "On the running host", "Without a reboot. `kvmnfv host tune ... --apply-runtime STEP` does those that are marked *can be applied*, keeps the old values, and `--rollback` restores them. The files above make them last."),
        (TuningStage.Guest, "In each guest", "Elements of each guest's domain document; `kvmnfv place` writes them for one guest in full."),
    ];

    private readonly StringBuilder _text = new();

    public string Write()
    {
        Head();
        Contents();
        Cpus();
        foreach (var (stage, title, intro) in s_stages)
            Stage(stage, title, intro);
        Satisfied();
        Notes();
        Files();
        Undo();
        return _text.ToString();
    }

    private void Head()
    {
        var host = plan.Host;
        var machine = string.Join(' ', new[] { host.SystemVendor, host.Product }.OfType<string>());
        Line($"# Tuning this host for {(plan.Profile == Readiness.ReadinessProfile.Realtime ? "real-time guests" : "packet processing")}");
        Line();
        Line("| | |");
        Line("|---|---|");
        Row("Machine", machine.Length > 0 ? machine : "unknown");
        Row("Processor", $"{host.Processor ?? host.CpuVendor ?? "unknown"}, {host.OnlineCpus.ToString(CultureInfo.InvariantCulture)} CPUs online, {host.Nodes.ToString(CultureInfo.InvariantCulture)} NUMA node{(host.Nodes == 1 ? "" : "s")}");
        Row("Kernel", host.KernelRelease is { } release ? $"{release}{(host.RealtimeKernel == true ? " (PREEMPT_RT)" : "")}" : "unknown");
        Row("CPUs for guests", plan.Isolated.IsEmpty ? "none" : plan.Isolated.ToString());
        Row("CPUs for the host", plan.Housekeeping.ToString());
        Row("Steps", $"{Count(plan.Actions)} to do, {Count(plan.Steps.Where(s => s.Satisfied))} already right");
        Row("Reboot", plan.Actions.Any(s => s.RebootNeeded) ? "needed" : "not needed");
        Line();
        Line("Nothing here has been done yet.");
        Line();
    }

    private void Contents()
    {
        Line("## Contents");
        Line();
        Line("- [Which CPUs, and why](#which-cpus-and-why)");
        foreach (var (stage, title, _) in s_stages.Where(s => plan.Actions.Any(a => a.Stage == s.Stage)))
        {
            Line($"- [{title}](#{Anchor(title)})");
            foreach (var step in plan.Actions.Where(s => s.Stage == stage))
                Line($"  - [{Link(step.Title)}](#{Anchor(step.Title)}) `{step.Id}`");
        }

        if (plan.Steps.Any(s => s.Satisfied))
            Line("- [Already right](#already-right)");
        if (plan.Notes.Count > 0)
            Line("- [Left to you](#left-to-you)");
        Line("- [Files](#files)");
        Line("- [Taking it all back](#taking-it-all-back)");
        Line();
    }

    private void Cpus()
    {
        Line("## Which CPUs, and why");
        Line();
        foreach (var reason in plan.Choice)
            Line("- " + Prose(reason));
        Line();
    }

    private void Stage(TuningStage stage, string title, string intro)
    {
        var steps = plan.Actions.Where(s => s.Stage == stage).ToList();
        if (steps.Count == 0)
            return;
        Line($"## {title}");
        Line();
        Line(intro);
        Line();
        foreach (var step in steps)
            Step(step);
    }

    private void Step(TuningStep step)
    {
        Line($"### {Prose(step.Title)}");
        Line();
        Line(Prose(step.Reason));
        Line();
        if (step.Id == "boot.cmdline")
            CommandLine();
        else
        {
            if (step.Current is { } current)
                Line($"- **Now:** {Code(current)}");
            Line($"- **Wanted:** {Code(step.Wanted)}");
        }

        Line($"- **Step:** `{step.Id}`{(step.Writes.Count > 0 && step.Stage == TuningStage.Runtime ? ", can be applied" : "")}{(step.RebootNeeded ? ", needs a reboot" : "")}");
        Line($"- **Disturbs running guests:** {(step.Disturbs is { } disturbs ? Prose(disturbs) : step.RebootNeeded ? "only by the reboot." : "no.")}");
        if (step.Risk != TuningRisk.Low)
            Line($"- **Risk:** {(step.Risk == TuningRisk.High ? "high" : "medium")}. {Prose(step.RiskReason ?? "")}");
        if (step.Mends.Count > 0)
            Line($"- **Mends:** {string.Join(", ", step.Mends)}");
        Line($"- **Undo:** {Prose(step.Undo)}");
        Line();
        if (step.Id == "boot.cmdline")
        {
            Line("The whole line, as /proc/cmdline should then read, and how to get it:");
            Line();
        }

        foreach (var snippet in step.Snippets)
            Block(snippet);
    }

    private void CommandLine()
    {
        Line("| parameter | what happens | why |");
        Line("|---|---|---|");
        foreach (var p in plan.CommandLine.Parameters.Where(p => p.Action != KernelParameterAction.Kept))
        {
            var what = p.Action switch
            {
                KernelParameterAction.Added => "new",
                KernelParameterAction.Replaced => $"in place of {Code(p.Was!)}",
                _ => "**goes**",
            };
            Line($"| {Code(p.Text)} | {what} | {Cell(p.Reason ?? "")}{(p.Mends.Count > 0 ? $" ({string.Join(", ", p.Mends)})" : "")} |");
        }

        Line();
    }

    private void Satisfied()
    {
        var steps = plan.Steps.Where(s => s.Satisfied).ToList();
        if (steps.Count == 0)
            return;
        Line("## Already right");
        Line();
        Line("| step | now |");
        Line("|---|---|");
        foreach (var step in steps)
            Line($"| `{step.Id}` | {Code(step.Current ?? step.Wanted)} |");
        Line();
        Line("Values that are right only until the next boot are in the files all the same.");
        Line();
    }

    private void Notes()
    {
        if (plan.Notes.Count == 0)
            return;
        Line("## Left to you");
        Line();
        foreach (var note in plan.Notes)
            Line($"- **{Prose(note.Title)}.** {Prose(note.Text)}");
        Line();
    }

    private void Files()
    {
        Line("## Files");
        Line();
        Line("`--output-dir DIR` writes them under DIR, at these places. Look at them before you install them.");
        Line();
        foreach (var file in plan.Files)
            Line($"- `{file.Path}`{(file.Executable ? " (a program)" : "")}");
        Line();
    }

    private void Undo()
    {
        Line("## Taking it all back");
        Line();
        Line("1. `kvmnfv host tune --rollback` restores what `--apply-runtime` changed since the last boot.");
        Line("2. Remove the files:");
        Line();
        Block(new TuningSnippet("sh", "rm -f \\\n  " + string.Join(" \\\n  ", plan.Files.Select(f => f.Path))));
        Line("3. `systemctl daemon-reload`, the boot loader's command (`update-grub`), and a reboot.");
    }

    private void Block(TuningSnippet snippet)
    {
        // A fence longer than any run of backticks inside keeps text of the host from ending the block.
        var fence = new string('`', Math.Max(3, LongestTicks(snippet.Text) + 1));
        Line(fence + snippet.Language);
        Line(snippet.Text);
        Line(fence);
        Line();
    }

    private void Row(string name, string value) => Line($"| {name} | {Cell(value)} |");

    private void Line(string text = "") => _text.Append(text).Append('\n');

    private static string Code(string text)
    {
        var ticks = new string('`', LongestTicks(text) + 1);
        return ticks + (ticks.Length > 1 ? $" {text} " : text).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ") + ticks;
    }

    private static int LongestTicks(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Cell(string text) => Prose(text).Replace("|", "\\|", StringComparison.Ordinal);

    // Names of the machine and of devices are somebody else's text: no tags, no line ends. $<...> of ours is written for Markdown too.
    private static string Prose(string text) => text.ReplaceLineEndings(" ").Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Link(string title) => Prose(title).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static string Anchor(string title) =>
        string.Concat(title.ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    private static string Count(IEnumerable<TuningStep> steps) => steps.Count().ToString(CultureInfo.InvariantCulture);
}
