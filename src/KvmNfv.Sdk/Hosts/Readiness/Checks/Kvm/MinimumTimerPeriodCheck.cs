namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V14: the shortest period that a guest's periodic timer may have.</summary>
internal sealed class MinimumTimerPeriodCheck() : ReadinessCheck(new("V14", "shortest periodic timer of guests", CheckSeverity.Medium)
{
    Wanted = "kvm.min_timer_period_us 200 (the kernel's) or less",
    Reason = "A guest that asks for a shorter period gets this one; its tick is then wrong.",
    Reads = "/sys/module/kvm/parameters/min_timer_period_us",
    Source = "arch/x86/kvm/x86.c (min_timer_period_us)",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    private const string Parameter = "/sys/module/kvm/parameters/min_timer_period_us";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        return host.Number(Parameter) switch
        {
            null => host.NotApplicable("The kernel has no limit."),
            <= 200 and { } period => host.Pass($"{period} us."),
            { } period => host.Bad($"{period} us."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysfs(Parameter, "200")];
}
