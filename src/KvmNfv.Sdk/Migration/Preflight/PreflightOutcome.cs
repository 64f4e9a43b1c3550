using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a rule found, mildest first.</summary>
public enum PreflightOutcome
{
    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>The plan was changed so that the rule no longer applies.</summary>
    [JsonStringEnumMemberName("repaired")]
    Repaired,

    /// <summary>It works, and costs something.</summary>
    [JsonStringEnumMemberName("harmful")]
    Harmful,

    /// <summary>libvirt or QEMU would refuse it, or the guest could not run there.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It would kill the guest or a daemon.</summary>
    [JsonStringEnumMemberName("deadly")]
    Deadly,
}
