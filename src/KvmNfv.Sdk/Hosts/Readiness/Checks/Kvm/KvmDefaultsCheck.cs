namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V17: options that should stay as the kernel has them.</summary>
internal sealed class KvmDefaultsCheck() : ReadinessCheck(new("V17", "other options of KVM as the kernel has them", CheckSeverity.Low)
{
    Wanted = "kvm.vector_hashing Y, ignore_msrs N, mitigate_smt_rsb N",
    Reason = "Without hashing, interrupts of lowest priority go to one vCPU. Ignored MSRs hide faults of guests. The RSB mitigation is for guests with SMT on some AMD processors.",
    Reads = "/sys/module/kvm/parameters/{vector_hashing,ignore_msrs,mitigate_smt_rsb}",
    Source = "arch/x86/kvm/x86.c",
    Scope = CheckScope.Host,
})
{
    private static readonly (string Name, bool Default)[] s_defaults = [("vector_hashing", true), ("ignore_msrs", false), ("mitigate_smt_rsb", false)];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has them.") is { } other)
            return other;
        if (KvmModule.Unseen(host, KvmModule.Common) is { } unseen)
            return unseen;
        var changed = Changed(host).Select(c => c.Name).ToList();
        return changed.Count == 0 ? host.Pass("As the kernel has them.") : host.Bad($"Changed: {string.Join(", ", changed)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => Changed(host).Select(c => Remedy.Module(KvmModule.Common, c.Name, c.Default ? "Y" : "N"));

    private static IEnumerable<(string Name, bool Default)> Changed(CheckContext host) =>
        s_defaults.Where(d => host.Flag(KvmModule.Path(KvmModule.Common, d.Name)) is { } found && found != d.Default);
}
