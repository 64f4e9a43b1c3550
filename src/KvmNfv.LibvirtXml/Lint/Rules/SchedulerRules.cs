namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Scheduling classes of threads (<c>virDomainThreadSchedParseHelper</c> in libvirt).</summary>
internal static class SchedulerRules
{
    private static readonly CpuSet s_none = CpuSet.Empty;

    internal static void Check(LintContext context)
    {
        var tune = context.Domain.CpuTune;
        var vcpus = context.Vcpus == 0 ? s_none : CpuSet.Range(0, (int)Math.Min(context.Vcpus - 1, CpuSet.MaxValue));
        var threads = CpuSet.From(context.IoThreads.Where(static id => id <= CpuSet.MaxValue).Select(static id => (int)id));
        Check(context, tune.VcpuSchedulers, static s => s.Vcpus, vcpus, "vcpusched", "vCPUs");
        Check(context, tune.IoThreadSchedulers, static s => s.IoThreads, threads, "iothreadsched", "IO threads");
        if (tune.EmulatorScheduler.Exists)
            Priority(context, tune.EmulatorScheduler);
    }

    private static void Check<T>(LintContext context, IEnumerable<T> schedulers, Func<T, CpuSet?> members, CpuSet known, string rule, string what)
        where T : ThreadScheduler
    {
        var seen = s_none;
        foreach (var scheduler in schedulers)
        {
            Priority(context, scheduler);
            if (members(scheduler) is not { IsEmpty: false } named)
            {
                context.Error(rule, scheduler, $"It names no {what}.", $"Name the {what} it is for.");
                continue;
            }

            if (named - known is { IsEmpty: false } beyond)
                context.Error($"{rule}-range", scheduler, $"It is for {what} {named}, but {beyond} do not exist.", known.IsEmpty ? $"Give the guest {what}." : $"Choose from {known}.");
            if (named.Overlaps(seen))
                context.Error($"{rule}-twice", scheduler, $"{what} {named & seen} have a scheduling class already.", "Name each once.");
            seen |= named;
        }
    }

    private static void Priority(LintContext context, ThreadScheduler scheduler)
    {
        if (scheduler.Scheduler is not { } kind)
            context.Error("scheduler", scheduler, "It names no scheduling class.", "Set scheduler to fifo, rr, batch or idle.");
        else if ((kind == Scheduler.Fifo || kind == Scheduler.Rr) && scheduler.Priority is not (>= 1 and <= 99))
            context.Error("scheduler-priority", scheduler, $"The class {kind} has the priority {scheduler.Priority?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none)"}.", "Set priority from 1 to 99.");
        else if ((kind == Scheduler.Batch || kind == Scheduler.Idle) && scheduler.Priority is not null)
            context.Warn("scheduler-priority", scheduler, $"The class {kind} has no priorities.", "Take priority out.");
    }
}
