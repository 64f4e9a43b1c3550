namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Scheduling classes of threads (<c>virDomainThreadSchedParseHelper</c> in libvirt).</summary>
internal static class SchedulerRules
{
    private static readonly (LintRule, LintRule, LintRule) s_vcpuRules = (LintRules.VcpuSched, LintRules.VcpuSchedRange, LintRules.VcpuSchedTwice);
    private static readonly (LintRule, LintRule, LintRule) s_ioThreadRules = (LintRules.IoThreadSched, LintRules.IoThreadSchedRange, LintRules.IoThreadSchedTwice);

    internal static void Check(LintContext context)
    {
        var tune = context.Domain.CpuTune;
        var threads = CpuSet.From(context.IoThreads.Where(static id => id <= CpuSet.MaxValue).Select(static id => (int)id));
        Check(context, tune.VcpuSchedulers, static s => s.Vcpus, context.VcpuSet, s_vcpuRules, "vCPUs");
        Check(context, tune.IoThreadSchedulers, static s => s.IoThreads, threads, s_ioThreadRules, "IO threads");
        if (tune.EmulatorScheduler.Exists)
            Priority(context, tune.EmulatorScheduler);
    }

    private static void Check<T>(LintContext context, IEnumerable<T> schedulers, Func<T, CpuSet?> members, CpuSet known, (LintRule None, LintRule Range, LintRule Twice) rules, string what)
        where T : ThreadScheduler
    {
        var seen = CpuSet.Empty;
        foreach (var scheduler in schedulers)
        {
            Priority(context, scheduler);
            if (members(scheduler) is not { IsEmpty: false } named)
            {
                context.Report(rules.None, scheduler, $"It names no {what}.", $"Name the {what} it is for.");
                continue;
            }

            if (named - known is { IsEmpty: false } beyond)
                context.Report(rules.Range, scheduler, $"It is for {what} {named}, but {beyond} do not exist.", known.IsEmpty ? $"Give the guest {what}." : $"Choose from {known}.");
            if (named.Overlaps(seen))
                context.Report(rules.Twice, scheduler, $"{what} {named & seen} have a scheduling class already.", "Name each once.");
            seen |= named;
        }
    }

    private static void Priority(LintContext context, ThreadScheduler scheduler)
    {
        if (scheduler.Scheduler is not { } kind)
            context.Report(LintRules.Scheduler, scheduler, "It names no scheduling class.", "Set scheduler to fifo, rr, batch or idle.");
        else if ((kind == Scheduler.Fifo || kind == Scheduler.Rr) && scheduler.Priority is not (>= 1 and <= 99))
            context.Report(LintRules.SchedulerPriority, scheduler, $"The class {kind} has the priority {scheduler.Priority?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none)"}.", "Set priority from 1 to 99.");
        else if ((kind == Scheduler.Batch || kind == Scheduler.Idle) && scheduler.Priority is not null)
            context.Report(LintRules.PriorityUnused, scheduler, $"The class {kind} has no priorities.", "Take priority out.");
    }
}
