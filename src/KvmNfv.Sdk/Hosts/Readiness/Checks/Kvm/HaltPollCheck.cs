namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V08: how long KVM waits for the guest's next interrupt before it gives the CPU away.</summary>
internal sealed class HaltPollCheck() : ReadinessCheck(new("V08", "KVM polls before it blocks a halted vCPU (halt_poll_ns)", CheckSeverity.Medium)
{
    Wanted = "kvm.halt_poll_ns 200000 or more; 0 where guests poll themselves (idle=poll, haltpoll)",
    Reason = "A vCPU that was blocked comes back through the host's scheduler, tens of microseconds later.",
    Reads = "/sys/module/kvm/parameters/halt_poll_ns",
    Source = "Documentation/virt/kvm/halt-polling.rst",
    Scope = CheckScope.Host,
})
{
    private const string Parameter = "/sys/module/kvm/parameters/halt_poll_ns";
    private const long X86Default = 200_000;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        // Defaults differ by architecture (KVM_HALT_POLL_NS_DEFAULT), and those of others are fit for their wake-up times.
        return host.Number(Parameter) switch
        {
            null => host.NotApplicable("The kernel can't."),
            0 => host.Note("Off: right where guests poll themselves, else each halt costs the way through the scheduler."),
            < X86Default and { } little when host.CpuInfo.IsX86 => host.Bad($"Only {little} ns."),
            { } enough => host.Pass($"{enough} ns."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysfs(Parameter, "200000")];
}
