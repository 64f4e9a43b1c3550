using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Domains;

/// <summary>Whether something runs as planned.</summary>
public enum VerificationOutcome
{
    /// <summary>It does.</summary>
    [JsonStringEnumMemberName("match")]
    Match,

    /// <summary>It does not.</summary>
    [JsonStringEnumMemberName("mismatch")]
    Mismatch,

    /// <summary>The evidence is missing; never taken for a match.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
