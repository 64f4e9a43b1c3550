using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>What happens to the domain when it ends, sleeps or migrates.</summary>
internal static class LifecycleRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("on-crash", AuditSeverity.Warning, AuditSeverity.Note, "a crashed guest starts again by itself", "Whoever scales the VNF must know, and a crash loop disturbs the neighbours.",
            c => c.Domain.OnCrash == LifecycleAction.Restart || c.Domain.OnCrash == LifecycleAction.RenameRestart
                ? [new AuditFault(c.Domain, $"on_crash is {c.Domain.OnCrash}.", "Set on_crash to destroy or coredump-destroy.")] : []),
        AuditCheck.Of("pm-suspend", AuditSeverity.Note, AuditSeverity.Note, "the guest may suspend itself", "A VNF that sleeps forwards nothing.",
            c => c.IsX86 && (c.Domain.PowerManagement.SuspendToMemory != false || c.Domain.PowerManagement.SuspendToDisk != false)
                ? [new AuditFault(c.Domain.PowerManagement, "Suspend is not disabled.", "Add <pm> with suspend-to-mem and suspend-to-disk enabled='no'.")] : []),
        AuditCheck.Of("lease", AuditSeverity.Note, null, "the domain holds leases", "When the lock manager loses one the guest is paused or ended.",
            c => c.Domain.Devices.Leases.Select(l => new AuditFault(l, "There is a lease.", "Take it out where nothing shares the disk."))),
        AuditCheck.Of("plan-missing", AuditSeverity.Note, null, "the domain carries no plan", "Without it nobody can tell later what the domain was promised.",
            c => c.Plan is null && c.PlanFault is null ? [new AuditFault(c.Domain.Metadata, "There is no plan in the metadata.", "Build the document from a plan with NfvDomain, or give the plan in a file.")] : []),
    ];
}
