namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V11: KVM's answer to the iTLB multihit fault, which breaks huge pages up. Wanted only where the processor is affected.</summary>
internal sealed class NxHugePagesCheck() : ReadinessCheck(new("V11", "huge pages of guests not broken up (nx_huge_pages)", CheckSeverity.High)
{
    Wanted = "kvm.nx_huge_pages N where the processor is not affected by iTLB multihit; where it is, Y with nx_huge_pages_recovery_ratio 0",
    Reason = "KVM splits each huge page that a guest runs code from, and a thread joins them again later, each time with faults in the guest.",
    Reads = "/sys/module/kvm/parameters/{nx_huge_pages,nx_huge_pages_recovery_ratio}, /sys/devices/system/cpu/vulnerabilities/itlb_multihit",
    Source = "Documentation/admin-guide/hw-vuln/multihit.rst; arch/x86/kvm/mmu/mmu.c (nx_huge_pages_recovery_ratio is 0 on PREEMPT_RT)",
    Scope = CheckScope.Host,
})
{
    private const string Parameter = "/sys/module/kvm/parameters/nx_huge_pages";
    private const string Ratio = "/sys/module/kvm/parameters/nx_huge_pages_recovery_ratio";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        // "never" is N for good.
        var text = host.Text(Parameter);
        bool? on = text == "never" ? false : text is null ? null : host.Flag(Parameter);
        if (on is null)
            return host.NotApplicable("The kernel is too old for it (5.4).");
        if (host.Text("/sys/devices/system/cpu/vulnerabilities/itlb_multihit") is not { } state)
            return host.Unknown("Nothing tells whether the processor is affected.");
        var affected = !state.Contains("Not affected", StringComparison.Ordinal);
        return (affected, on) switch
        {
            (false, false) => host.Pass("The processor isn't affected, and huge pages stay whole."),
            (false, true) => host.Bad("The processor isn't affected, and KVM breaks huge pages up all the same."),
            (true, false) => host.Warn("Off though the processor is affected: a guest can stop the machine. Only where every guest is trusted.", Remedy.Sysfs(Parameter, "auto", "Let KVM break huge pages up; a guest that runs then keeps its pages until it faults.", disturbs: true)),
            _ => host.Number(Ratio) == 0
                ? host.Note("The processor is affected, so KVM breaks up pages that code runs from; nobody joins them again, which would disturb more.")
                : host.Bad("The processor is affected; KVM breaks up pages that code runs from, and a thread joins them again every hour or so.", Remedy.Sysfs(Ratio, "0")),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Sysfs(Parameter, "N"), Remedy.Module(KvmModule.Common, "nx_huge_pages", "N")];
}
