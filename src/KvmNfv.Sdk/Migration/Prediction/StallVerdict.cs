using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What the stall detector says at the beginning of a pass.</summary>
public enum StallVerdict
{
    /// <summary>It gets on.</summary>
    [JsonStringEnumMemberName("progress")]
    Progress,

    /// <summary>It has stalled; wait for a low point.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,

    /// <summary>It has stalled, and this is as low as it gets: act now.</summary>
    [JsonStringEnumMemberName("act")]
    Act,
}
