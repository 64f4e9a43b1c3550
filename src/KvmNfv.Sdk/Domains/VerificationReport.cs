using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Domains;

/// <summary>Planned against actual, row by row. Immutable, compares by value.</summary>
public sealed record VerificationReport
{
    /// <summary>The VNF's name.</summary>
    public required string Vnf { get; init; }

    /// <summary>Every comparison: vCPUs, emulator threads, IOThreads, memory.</summary>
    public required EquatableList<VerificationRow> Rows { get; init; }

    /// <summary>Whether every row is a match.</summary>
    [JsonIgnore]
    public bool Matches => Rows.Count > 0 && Rows.All(r => r.Outcome == VerificationOutcome.Match);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static VerificationReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.VerificationReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.VerificationReport);
}
