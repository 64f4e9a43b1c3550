using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The CPU that the guest sees.</summary>
internal static class CpuRules
{
    private static readonly string[] s_timeFeatures = ["invtsc", "tsc-deadline", "x2apic"];
    private static readonly string[] s_exitFeatures = ["vmx", "svm"];

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("cpu-mode", AuditSeverity.Warning, AuditSeverity.Note, "the guest doesn't get the host's CPU", "Without the host's timer and interrupt features more work exits to the hypervisor.",
            c => c.IsKvm && c.Domain.Cpu.Mode != CpuMode.HostPassthrough
                ? [new AuditFault(c.Domain.Cpu, $"The mode is {c.Domain.Cpu.Mode?.ToString() ?? "not set"}.", "Set mode='host-passthrough'.")] : []),
        AuditCheck.Of("cpu-migratable", AuditSeverity.Warning, null, "the guest has no invariant TSC", "With a migratable CPU QEMU hides it, and the guest falls back to a slower clock. An invariant TSC forbids migration to a host of another frequency.",
            c => c.IsKvm && c.IsX86 && c.Domain.Cpu.Mode == CpuMode.HostPassthrough && c.Domain.Cpu.Migratable != false && !Requires(c, "invtsc")
                ? [new AuditFault(c.Domain.Cpu, "The CPU is migratable and doesn't require invtsc.", "Set migratable='off', or require the feature invtsc.")] : []),
        AuditCheck.Of("cpu-time-features", AuditSeverity.Error, AuditSeverity.Note, "a feature for exact time is taken away", "Without it a timer costs exits, or drifts.",
            c => Denied(c, s_timeFeatures).Select(f => new AuditFault(f, $"The feature {f.Name} is {f.Policy}.", $"Set policy='require' for {f.Name}."))),
        AuditCheck.Of("cpu-nested", AuditSeverity.Note, null, "the guest may run guests itself", "It costs exits where it is used, and is a larger attack surface.",
            c => c.IsKvm && c.IsX86 && c.Domain.Cpu.Mode == CpuMode.HostPassthrough && !Denied(c, s_exitFeatures).Any()
                ? [new AuditFault(c.Domain.Cpu, "vmx and svm are not disabled.", "Disable the feature vmx on Intel, svm on AMD.")] : []),
        AuditCheck.Of("cpu-cache", AuditSeverity.Note, null, "the guest doesn't see the host's caches", "Its scheduler and its libraries (DPDK for one) size and place by them.",
            c => c.IsKvm && c.IsX86 && c.Domain.Cpu.Cache.Mode != CpuCacheMode.Passthrough
                ? [new AuditFault(c.Domain.Cpu.Cache, "There is no cache passthrough.", "Add <cache mode='passthrough'/>.")] : []),
    ];

    private static IEnumerable<CpuFeature> Denied(AuditContext c, string[] names) =>
        c.Domain.Cpu.Features.Where(f => names.Contains(f.Name) && (f.Policy == CpuFeaturePolicy.Disable || f.Policy == CpuFeaturePolicy.Forbid));

    private static bool Requires(AuditContext c, string name) =>
        c.Domain.Cpu.Features.Any(f => f.Name == name && (f.Policy is null || f.Policy == CpuFeaturePolicy.Require || f.Policy == CpuFeaturePolicy.Force));
}
