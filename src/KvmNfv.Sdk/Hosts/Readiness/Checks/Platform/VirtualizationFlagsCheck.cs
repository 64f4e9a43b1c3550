namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P16: what the processor can do for guests. Kernels from 5.7 list Intel's features as "vmx flags"; before, a few stand among the flags.</summary>
internal sealed class VirtualizationFlagsCheck() : ReadinessCheck(new("P16", "virtualisation features of the processor", CheckSeverity.High)
{
    Wanted = "Intel: vmx with ept, vpid, flexpriority, apicv, posted_intr, preemption_timer; AMD: svm with npt, avic, nrip_save, decodeassists",
    Reason = "What the processor can't do for a guest costs an exit each time.",
    Reads = "/proc/cpuinfo (flags, vmx flags)",
    Source = "arch/x86/include/asm/vmxfeatures.h; arch/x86/include/asm/cpufeatures.h",
    Scope = CheckScope.Host,
})
{
    private static readonly string[] s_intelAlways = ["ept", "vpid", "flexpriority"];
    private static readonly string[] s_intelListed = ["apicv", "posted_intr", "preemption_timer", "unrestricted_guest"];
    private static readonly string[] s_amd = ["npt", "nrip_save", "decodeassists", "avic"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only x86 lists these features; whether KVM works shows V01.") is { } other)
            return other;
        var cpu = host.CpuInfo;
        var (intel, amd) = (cpu.Has("vmx"), cpu.Has("svm"));
        host.AddEvidence("/proc/cpuinfo#flags", intel ? "vmx" : amd ? "svm" : null);
        if (!intel && !amd)
            return host.Fail("The processor has neither vmx nor svm, or the firmware or a hypervisor hides it.");
        var listed = cpu.Field("vmx flags") is not null;
        string[] wanted = amd ? s_amd : listed ? [.. s_intelAlways, .. s_intelListed] : s_intelAlways;
        var missing = wanted.Where(f => !cpu.Has(f) && !cpu.HasVmx(f)).ToList();
        foreach (var flag in missing)
            host.AddEvidence($"/proc/cpuinfo#{flag}", null);
        if (missing.Count > 0)
            return host.Bad($"Missing: {string.Join(", ", missing)}.");
        return amd || listed ? host.Pass($"Has {string.Join(", ", wanted)}.") : host.Unknown($"Has {string.Join(", ", wanted)}; the kernel is too old to list apicv and posted_intr.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Firmware("VT-x / SVM: Enabled", "Switch virtualisation on in the firmware, with x2APIC."),
        Remedy.Manual("Where the firmware has it on already, the processor can't: use a newer one (posted interrupts: Intel Xeon E5 v3, AMD EPYC)."),
    ];
}
