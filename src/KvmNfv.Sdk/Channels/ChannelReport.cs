using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Channels;

/// <summary>What attaching or detaching a channel did. Immutable, compares by value.</summary>
public sealed record ChannelReport
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>How it ended.</summary>
    public required ChannelOutcome Outcome { get; init; }

    /// <summary>Every step, in order.</summary>
    public required EquatableList<ChannelStepResult> Steps { get; init; }

    /// <summary>Why it was refused, and what is to be known.</summary>
    public required EquatableList<ChannelFinding> Findings { get; init; }

    /// <summary>Why it was rolled back; else null.</summary>
    public string? Error { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static ChannelReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.ChannelReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.ChannelReport);
}
