namespace KvmNfv.Sdk.Audit;

/// <summary>Something that the audit found.</summary>
public sealed record AuditFinding
{
    /// <summary>The name of the rule (<see cref="DomainAudit.Rules"/>).</summary>
    public required string Rule { get; init; }

    /// <summary>How bad it is.</summary>
    public required AuditSeverity Severity { get; init; }

    /// <summary>Where: an XPath into the document, a thread of the running QEMU, or an interrupt.</summary>
    public required string Where { get; init; }

    /// <summary>What was found, with the values.</summary>
    public required string What { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Mend { get; init; }
}
