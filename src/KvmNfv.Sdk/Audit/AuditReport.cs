using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Audit;

/// <summary>What an audit found, the worst first. Immutable, compares by value; the same input gives the same report.</summary>
public sealed record AuditReport
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>Whether the domain has real-time vCPUs, by its document, plan or profile. Decides how severe some findings are.</summary>
    public required bool RealTime { get; init; }

    /// <summary>The findings: by severity, then in the order of the rules and of the document.</summary>
    public required EquatableList<AuditFinding> Findings { get; init; }

    /// <summary>What was not checked, and why.</summary>
    public required EquatableList<AuditGap> NotChecked { get; init; }

    /// <summary>Whether a finding is an error.</summary>
    [JsonIgnore]
    public bool HasErrors => Findings.Any(f => f.Severity == AuditSeverity.Error);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static AuditReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.AuditReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.AuditReport);
}
