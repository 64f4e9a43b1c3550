using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// When the guest may move before its memory has. Post-copy ends in bounded time whatever the guest writes, but until then the guest waits for each
/// missing page, and dies with either host or the link.
/// </summary>
public enum PostCopyUse
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("never")]
    Never,

    /// <summary>Only after pre-copy has stalled.</summary>
    [JsonStringEnumMemberName("last-resort")]
    LastResort,

    /// <summary>After the first pass over memory.</summary>
    [JsonStringEnumMemberName("first")]
    First,
}
