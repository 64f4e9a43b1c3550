using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>What of a domain is meant.</summary>
[Flags]
public enum ChannelScope
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>Its definition: from its next start on.</summary>
    [JsonStringEnumMemberName("definition")]
    Definition = 1,

    /// <summary>The running guest: until it ends.</summary>
    [JsonStringEnumMemberName("running")]
    Running = 2,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("both")]
    Both = Definition | Running,
}
