namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V15: guests may be hypervisors themselves.</summary>
internal sealed class NestedGuestsCheck() : ReadinessCheck(new("V15", "nested virtualisation off", CheckSeverity.Low)
{
    Wanted = "kvm_intel.nested or kvm_amd.nested N",
    Reason = "It is a large surface for attacks, and a guest that runs guests loses interrupt virtualisation while it does.",
    Reads = "/sys/module/{kvm_intel,kvm_amd}/parameters/nested",
    Source = "Documentation/virt/kvm/x86/running-nested-guests.rst",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Elsewhere nested guests are off unless asked for.") is { } other)
            return other;
        if (KvmModule.OfVendor(host) is not { } module)
            return host.NotApplicable("KVM knows two vendors of x86 processors, and this is neither.");
        if (KvmModule.Unseen(host, module) is { } unseen)
            return unseen;
        return host.Flag(KvmModule.Path(module, "nested")) switch
        {
            null => host.NotApplicable("The kernel can't."),
            false => host.Pass("Off."),
            true => host.Bad("On, as the kernel's default is."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => KvmModule.OfVendor(host) is { } module ? [Remedy.Module(module, "nested", "0")] : [];
}
