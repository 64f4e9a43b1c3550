namespace KvmNfv.Sdk.Audit;

/// <summary>A rule of the audit. Its name is stable.</summary>
public sealed record AuditRule
{
    /// <summary>The name, such as <c>emulator-on-realtime</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The severity in a domain with real-time vCPUs.</summary>
    public required AuditSeverity Severity { get; init; }

    /// <summary>The severity in any other domain; null when the rule is only for real-time ones.</summary>
    public required AuditSeverity? Otherwise { get; init; }

    /// <summary>What is found, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What the rule looks at beside the document; without it the rule is not checked, which the report says.</summary>
    public required AuditNeeds Needs { get; init; }
}
