using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What to do about a migration that makes no progress.</summary>
public enum StallAction
{
    /// <summary>Go over to post-copy.</summary>
    [JsonStringEnumMemberName("post-copy")]
    PostCopy,

    /// <summary>Raise the downtime limit to what the remaining memory needs, within <see cref="StallPolicy.DowntimeTolerance"/>.</summary>
    [JsonStringEnumMemberName("raise-downtime")]
    RaiseDowntime,

    /// <summary>Abort; the guest goes on at the source.</summary>
    [JsonStringEnumMemberName("abort")]
    Abort,
}
