using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>How much a finding weighs.</summary>
public enum ChannelSeverity
{
    /// <summary>It works, with something to know.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>It can't work; attaching is refused.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
