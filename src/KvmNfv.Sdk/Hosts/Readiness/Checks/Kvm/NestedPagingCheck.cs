namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V02: page tables in hardware.</summary>
internal sealed class NestedPagingCheck() : ReadinessCheck(new("V02", "page tables of guests in hardware (EPT, NPT, VPID)", CheckSeverity.High)
{
    Wanted = "kvm_intel: ept, vpid, unrestricted_guest Y; kvm_amd: npt Y",
    Reason = "Without them each change of a guest's page tables is an exit, and each exit empties its translations.",
    Reads = "/sys/module/{kvm_intel,kvm_amd}/parameters/{ept,vpid,unrestricted_guest,npt}",
    Source = "Documentation/admin-guide/kernel-parameters.txt (kvm-intel.ept, kvm-amd.npt)",
    Scope = CheckScope.Host,
})
{
    private static readonly string[] s_intel = ["ept", "vpid", "unrestricted_guest"];
    private static readonly string[] s_amd = ["npt"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only x86 has them as options; elsewhere they are always there.") is { } other)
            return other;
        if (KvmModule.OfVendor(host) is not { } module)
            return host.NotApplicable("KVM knows two vendors of x86 processors, and this is neither.");
        if (KvmModule.Unseen(host, module) is { } unseen)
            return unseen;
        var off = Off(host, module);
        return off.Count == 0 ? host.Pass("In hardware.") : host.Bad($"Off: {string.Join(", ", off)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        KvmModule.OfVendor(host) is { } module ? Off(host, module).Select(p => Remedy.Module(module, p, "Y")) : [];

    private static List<string> Off(CheckContext host, string module) =>
        [.. (module == KvmModule.Intel ? s_intel : s_amd).Where(p => host.Flag(KvmModule.Path(module, p)) == false)];
}
