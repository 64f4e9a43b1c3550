using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>What is wrong with the document in itself.</summary>
internal static class DocumentRules
{
    private const string RefusedWhy = "libvirt or QEMU refuses such a document, or does something else than it says.";

    public static AuditRule Refused { get; } = new()
    {
        Id = "document", Severity = AuditSeverity.Error, Otherwise = AuditSeverity.Error, Title = "the document contradicts itself or libvirt's rules",
        Why = RefusedWhy, Needs = AuditNeeds.None,
    };

    public static AuditCheck[] All { get; } =
    [
        new(Refused, c => c.Lint.Where(f => f.Severity == FindingSeverity.Error).Select(Fault)),
        AuditCheck.Of("document-doubt", AuditSeverity.Warning, AuditSeverity.Warning, "the document says what is hardly meant",
            "libvirt takes it, and does what was not meant.", c => c.Lint.Where(f => f.Severity == FindingSeverity.Warning).Select(Fault)),
        AuditCheck.Of("metadata-plan", AuditSeverity.Warning, AuditSeverity.Warning, "the plan in the metadata can't be read",
            "Without the plan the audit can't tell what the domain was promised.",
            c => c.PlanFault is { } fault
                ? [new AuditFault(c.Domain.Metadata, $"The plan kept there can't be read: {fault}", "Place the VNF again and build its document anew, or give the plan in a file.")]
                : []),
    ];

    public static AuditFault Fault(Finding finding) => new(finding.Path, $"{finding.Rule}: {finding.Message}", finding.Mend);
}
