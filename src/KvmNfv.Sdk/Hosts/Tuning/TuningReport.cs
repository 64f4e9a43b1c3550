using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What was done, value by value, and what was not.</summary>
public sealed record TuningReport
{
    /// <summary>Every value, in the order in which it was treated.</summary>
    public EquatableList<TuningResult> Results { get; init => field = value ?? []; } = [];

    /// <summary>Whether nothing failed. Values that the kernel may refuse don't count as failed.</summary>
    [JsonIgnore]
    public bool Succeeded => Results.All(r => r.Outcome != TuningOutcome.Failed);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not such a report.</exception>
    public static TuningReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.TuningReport);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.TuningReport);
}
