namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V03: the interrupt controller in hardware.</summary>
internal sealed class InterruptVirtualizationCheck() : ReadinessCheck(new("V03", "interrupt controller of guests in hardware (APICv, AVIC)", CheckSeverity.High)
{
    Wanted = "kvm_intel.enable_apicv Y; kvm_amd.avic Y",
    Reason = "Without it each interrupt that a guest gets and acknowledges, and each between its vCPUs, is an exit.",
    Reads = "/sys/module/kvm_intel/parameters/enable_apicv, /sys/module/kvm_amd/parameters/avic",
    Source = "arch/x86/kvm/vmx/vmx.c (enable_apicv); arch/x86/kvm/svm/avic.c (avic; on by default for Zen 4 and later from Linux 6.18)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only x86 has it as an option.") is { } other)
            return other;
        if (KvmModule.OfVendor(host) is not { } module)
            return host.NotApplicable("KVM knows two vendors of x86 processors, and this is neither.");
        if (KvmModule.Unseen(host, module) is { } unseen)
            return unseen;
        return IsOn(host) switch
        {
            null => host.NotApplicable("The kernel is too old for it."),
            true => host.Pass("In hardware."),
            // The kernel clears the parameter where the processor can't.
            false when !Can(host) => host.NotApplicable("The processor can't (P16)."),
            false => host.Bad("Off."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Processor.IsAmd(host) ? Remedy.Module(KvmModule.Amd, "avic", "1") : Remedy.Module(KvmModule.Intel, "enable_apicv", "Y")];

    /// <summary>Whether the module uses it; null when the kernel has no such parameter or another module runs.</summary>
    internal static bool? IsOn(CheckContext host) => KvmModule.OfVendor(host) switch
    {
        KvmModule.Intel => host.Flag(KvmModule.Path(KvmModule.Intel, "enable_apicv")),
        KvmModule.Amd => host.Flag(KvmModule.Path(KvmModule.Amd, "avic")),
        _ => null,
    };

    private static bool Can(CheckContext host) => Processor.IsAmd(host) ? host.CpuInfo.Has("avic") : host.CpuInfo.Field("vmx flags") is null || host.CpuInfo.HasVmx("apicv");
}
