namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V12: the newer ways to keep page tables and to find the pages that a guest wrote.</summary>
internal sealed class PageTrackingCheck() : ReadinessCheck(new("V12", "two-dimensional paging, accessed/dirty bits, PML", CheckSeverity.Low)
{
    Wanted = "kvm.tdp_mmu Y; kvm_intel.eptad Y and pml Y",
    Reason = "They let many vCPUs fault at once, and a migration find written pages without write faults. PML costs nothing while nobody migrates.",
    Reads = "/sys/module/kvm/parameters/tdp_mmu, /sys/module/kvm_intel/parameters/{eptad,pml}",
    Source = "arch/x86/kvm/mmu/mmu.c (tdp_mmu_enabled, on by default from Linux 6.3); arch/x86/kvm/vmx/vmx.c (enable_ept_ad_bits, enable_pml)",
    Scope = CheckScope.Host,
})
{
    private static readonly (string Module, string Name)[] s_common = [(KvmModule.Common, "tdp_mmu")];
    private static readonly (string Module, string Name)[] s_intel = [.. s_common, (KvmModule.Intel, "eptad"), (KvmModule.Intel, "pml")];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has them.") is { } other)
            return other;
        var wanted = Wanted(host);
        foreach (var module in wanted.Select(w => w.Module).Distinct())
        {
            if (KvmModule.Unseen(host, module) is { } unseen)
                return unseen;
        }

        var found = wanted.Select(w => (w, On: host.Flag(KvmModule.Path(w.Module, w.Name)))).Where(f => f.On is not null).ToList();
        if (found.Count == 0)
            return host.NotApplicable("The kernel has none of them.");
        var off = found.Where(f => f.On == false).Select(f => $"{f.w.Module}.{f.w.Name}").ToList();
        return off.Count == 0 ? host.Pass("On.") : host.Bad($"Off, or not in this processor: {string.Join(", ", off)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        Wanted(host).Where(w => host.Flag(KvmModule.Path(w.Module, w.Name)) == false).Select(w => Remedy.Module(w.Module, w.Name, "Y"));

    private static (string Module, string Name)[] Wanted(CheckContext host) => Processor.IsIntel(host) ? s_intel : s_common;
}
