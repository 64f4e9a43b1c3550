namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V07: timers of guests fire on housekeeping CPUs and are posted. Loaded with -1, KVM decides by nohz_full and shows what it decided.</summary>
internal sealed class PostedTimerCheck() : ReadinessCheck(new("V07", "timers of guests posted from housekeeping CPUs (pi_inject_timer)", CheckSeverity.Medium)
{
    Wanted = "kvm.pi_inject_timer 1 on hosts with nohz_full; it works with APICv and guests that halt without an exit (cpu-pm=on)",
    Reason = "Otherwise the host's timer interrupts the vCPU for each deadline of the guest.",
    Reads = "/sys/module/kvm/parameters/pi_inject_timer, /sys/devices/system/cpu/nohz_full",
    Source = "arch/x86/kvm/lapic.c (kvm_can_post_timer_interrupt); arch/x86/kvm/x86.c (pi_inject_timer)",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    private const string Parameter = "/sys/module/kvm/parameters/pi_inject_timer";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        var value = host.Number(Parameter);
        if (value is null)
            return host.NotApplicable("The kernel can't.");
        if (host.Set("/sys/devices/system/cpu/nohz_full") is null or { IsEmpty: true })
            return host.NotApplicable("No CPU is without a tick (K05), which posting needs.");
        // KVM writes -1 over with its decision when it starts.
        return value == 0 ? host.Bad("Off.") : host.Pass("On.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysfs(Parameter, "1"), Remedy.Module(KvmModule.Common, "pi_inject_timer", "1")];
}
