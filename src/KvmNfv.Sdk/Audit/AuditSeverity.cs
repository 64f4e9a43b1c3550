using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Audit;

/// <summary>What a finding means for the guest.</summary>
public enum AuditSeverity
{
    /// <summary>Worth knowing; a good guest can have it.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>Costs latency or safety at times.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Breaks what was promised: the guest won't start, or won't get its CPUs and memory to itself.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
