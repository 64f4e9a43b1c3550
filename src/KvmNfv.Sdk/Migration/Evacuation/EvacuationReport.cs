using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>How an evacuation went. Immutable, compares by value.</summary>
public sealed record EvacuationReport
{
    /// <summary>The URI of the host that was evacuated.</summary>
    public required string Source { get; init; }

    /// <summary>When it began, by this machine's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From the first migration's beginning to the last one's end.</summary>
    public required TimeSpan Total { get; init; }

    /// <summary>How long the plan said that it would take.</summary>
    public required TimeSpan Forecast { get; init; }

    /// <summary>Every domain, in the plan's order.</summary>
    public required EquatableList<EvacuationRow> Rows { get; init; }

    /// <summary>Whether every domain runs at its target.</summary>
    public bool Complete => Rows.All(r => r.Outcome == EvacuationOutcome.Evacuated);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not an evacuation's report.</exception>
    public static EvacuationReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.EvacuationReport);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.EvacuationReport);
}
