namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V06: KVM wakes a vCPU a little before its deadline. A number of nanoseconds until Linux 6.11 (-1: KVM finds it), a switch from 6.12.</summary>
internal sealed class TimerAdvanceCheck() : ReadinessCheck(new("V06", "deadlines of guests delivered ahead (lapic_timer_advance)", CheckSeverity.Medium)
{
    Wanted = "kvm.lapic_timer_advance Y (from Linux 6.12), or kvm.lapic_timer_advance_ns -1 (before)",
    Reason = "It hides the time that an injection takes, so that the guest's timer fires when it asked for.",
    Reads = "/sys/module/kvm/parameters/{lapic_timer_advance,lapic_timer_advance_ns}, /sys/kernel/debug/kvm/*/vcpu*/lapic_timer_advance_ns",
    Source = "arch/x86/kvm/lapic.c (lapic_timer_advance, adjust_lapic_timer_advance; at most 5000 ns)",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    private const string Switch = "/sys/module/kvm/parameters/lapic_timer_advance";
    private const string Nanoseconds = "/sys/module/kvm/parameters/lapic_timer_advance_ns";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        if (host.Flag(Switch) is { } on)
            return on ? host.Pass("On; KVM finds the time itself.") : host.Bad("Off.");
        return host.Number(Nanoseconds) switch
        {
            null => host.NotApplicable("The kernel can't."),
            0 => host.Bad("Off."),
            -1 => host.Pass("On; KVM finds the time itself."),
            > 5000 and { } fixedTime => host.Bad($"Fixed at {fixedTime} ns: each deadline waits that long in the host."),
            { } fixedTime => host.Pass($"Fixed at {fixedTime} ns."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [host.Text(Switch) is not null ? Remedy.Module(KvmModule.Common, "lapic_timer_advance", "Y") : Remedy.Module(KvmModule.Common, "lapic_timer_advance_ns", "-1")];
}
