namespace KvmNfv.Sdk.Audit;

/// <summary>A rule with the function that checks it.</summary>
internal sealed record AuditCheck(AuditRule Rule, Func<AuditContext, IEnumerable<AuditFault>> Run)
{
    /// <summary>A rule in one line: name, severity in real-time domains, in others, title, reason, check.</summary>
    public static AuditCheck Of(
        string id, AuditSeverity severity, AuditSeverity? otherwise, string title, string why, Func<AuditContext, IEnumerable<AuditFault>> run,
        AuditNeeds needs = AuditNeeds.None) =>
        new(new AuditRule { Id = id, Severity = severity, Otherwise = otherwise, Title = title, Why = why, Needs = needs }, run);
}
