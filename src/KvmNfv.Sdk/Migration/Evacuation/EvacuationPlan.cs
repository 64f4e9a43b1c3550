using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>Which domain goes where, in which order. Immutable, compares by value.</summary>
public sealed record EvacuationPlan
{
    /// <summary>The URI of the host that is evacuated.</summary>
    public required string Source { get; init; }

    /// <summary>Every domain: those that can be moved in the order in which they are begun, the cheapest first; then those that can't.</summary>
    public required EquatableList<EvacuationItem> Items { get; init; }

    /// <summary>How long all of it takes, by the forecasts.</summary>
    public required TimeSpan Forecast { get; init; }

    /// <summary>Whether every domain has a target.</summary>
    public bool Whole => Items.All(i => i.Target is not null);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not an evacuation's plan.</exception>
    public static EvacuationPlan FromJson(string json) => SdkJson.Read(json, SdkJson.Context.EvacuationPlan);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.EvacuationPlan);
}
