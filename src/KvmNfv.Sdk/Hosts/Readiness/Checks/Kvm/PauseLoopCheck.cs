namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V09: exits of guests that spin.</summary>
internal sealed class PauseLoopCheck() : ReadinessCheck(new("V09", "no exits for spinning guests (PLE, pause filter)", CheckSeverity.Medium)
{
    Wanted = "kvm_intel.ple_gap 0; kvm_amd.pause_filter_count 0",
    Reason = "They let another vCPU run when one spins on a lock. With one vCPU on each CPU there is no other, so the exit is for nothing.",
    Reads = "/sys/module/kvm_intel/parameters/ple_gap, /sys/module/kvm_amd/parameters/pause_filter_count",
    Source = "arch/x86/kvm/vmx/vmx.c (ple_gap); arch/x86/kvm/svm/svm.c (pause_filter_count)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (KvmModule.OfVendor(host) is not { } module)
            return host.NotApplicable("KVM knows two vendors of x86 processors, and this is neither.");
        if (KvmModule.Unseen(host, module) is { } unseen)
            return unseen;
        var name = Name(module);
        return host.Number(KvmModule.Path(module, name)) switch
        {
            null => host.NotApplicable("The kernel can't."),
            0 => host.Pass("Off."),
            { } value => host.Bad($"{name} is {value}: guests that spin exit."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        KvmModule.OfVendor(host) is { } module ? [Remedy.Module(module, Name(module), "0")] : [];

    private static string Name(string module) => module == KvmModule.Intel ? "ple_gap" : "pause_filter_count";
}
