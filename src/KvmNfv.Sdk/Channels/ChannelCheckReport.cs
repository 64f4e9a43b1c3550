using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Channels;

/// <summary>A domain's channels, and what stands against them. Immutable, compares by value.</summary>
public sealed record ChannelCheckReport
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>Its channels.</summary>
    public required EquatableList<ChannelState> Channels { get; init; }

    /// <summary>Everything found.</summary>
    public required EquatableList<ChannelFinding> Findings { get; init; }

    /// <summary>Whether one of them can't work.</summary>
    [JsonIgnore]
    public bool HasErrors => Findings.Any(f => f.Severity == ChannelSeverity.Error);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static ChannelCheckReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.ChannelCheckReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.ChannelCheckReport);
}
