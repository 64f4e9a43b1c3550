using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Repinning;

/// <summary>The steps of a re-pinning in a safe order, or why it can't be done. Immutable, compares by value.</summary>
public sealed record RepinSchedule
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The steps in order; empty when everything is as planned already, or when it is refused.</summary>
    public required EquatableList<RepinStep> Steps { get; init; }

    /// <summary>Everything that stands against it; empty when it can be done.</summary>
    public required EquatableList<RepinRefusal> Refusals { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a schedule.</exception>
    public static RepinSchedule FromJson(string json) => SdkJson.Read(json, SdkJson.Context.RepinSchedule);

    /// <summary>Writes the schedule as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.RepinSchedule);

    /// <summary>Whether it is refused.</summary>
    [JsonIgnore]
    public bool IsRefused => Refusals.Count > 0;
}
