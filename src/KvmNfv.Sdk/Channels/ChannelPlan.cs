using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Channels;

/// <summary>The steps to attach or detach a channel, or why it can't be done. Immutable, compares by value.</summary>
public sealed record ChannelPlan
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>The steps in order; empty when there is nothing to do, or it is refused.</summary>
    public required EquatableList<ChannelStep> Steps { get; init; }

    /// <summary>Everything that stands against it or is to be known.</summary>
    public required EquatableList<ChannelFinding> Findings { get; init; }

    /// <summary>Whether it is refused: there is a finding of <see cref="ChannelSeverity.Error"/>.</summary>
    [JsonIgnore]
    public bool IsRefused => Findings.Any(f => f.Severity == ChannelSeverity.Error);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a plan.</exception>
    public static ChannelPlan FromJson(string json) => SdkJson.Read(json, SdkJson.Context.ChannelPlan);

    /// <summary>Writes the plan as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.ChannelPlan);
}
