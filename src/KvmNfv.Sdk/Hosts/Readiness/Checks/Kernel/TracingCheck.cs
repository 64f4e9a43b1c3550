namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K35: no tracer was left on.</summary>
internal sealed class TracingCheck() : ReadinessCheck(new("K35", "no tracing left on", CheckSeverity.Medium)
{
    Wanted = "current_tracer nop, no event enabled, no kprobe",
    Reason = "Every traced function and event costs, and some tracers stop all interrupts.",
    Reads = "/sys/kernel/tracing/current_tracer, events/enable, kprobe_events",
    Source = "Documentation/trace/ftrace.rst, events.rst, kprobetrace.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var folder = host.List("/sys/kernel/tracing").Count > 0 ? "/sys/kernel/tracing" : "/sys/kernel/debug/tracing";
        if (host.Text($"{folder}/current_tracer") is not { } tracer)
            return host.Unknown("The tracing file system is not to be seen: not mounted, or not recorded.");
        var wrong = new List<string>();
        if (tracer != "nop")
            wrong.Add($"the tracer {tracer} is set");
        if (host.Text($"{folder}/events/enable") is "1" or "X")
            wrong.Add("events are enabled");
        if (host.Text($"{folder}/kprobe_events") is { Length: > 0 })
            wrong.Add("kprobes are set");
        return wrong.Count == 0 ? host.Pass("Nothing is traced.") : host.Bad($"Found: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Command("cd /sys/kernel/tracing && echo nop > current_tracer && echo 0 > events/enable && echo > kprobe_events", "Switch tracing off, unless somebody measures.")];
}
