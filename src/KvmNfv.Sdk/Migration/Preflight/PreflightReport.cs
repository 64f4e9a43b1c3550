using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>What the rules say about a migration before it starts.</summary>
public sealed record PreflightReport
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The source's URI.</summary>
    public required string Source { get; init; }

    /// <summary>The destination's URI.</summary>
    public required string Destination { get; init; }

    /// <summary>What was found, the worst first.</summary>
    public required EquatableList<PreflightCheck> Checks { get; init; }

    /// <summary>How many rules were looked at.</summary>
    public required int Rules { get; init; }

    /// <summary>What must stand before the start, and what would help.</summary>
    public EquatableList<MigrationPrerequisite> Prerequisites { get; init => field = value ?? []; } = [];

    /// <summary>Whether a migration may start: nothing is refused or deadly, and no required prerequisite is known to be missing.</summary>
    [JsonIgnore]
    public bool Passed => Checks.All(c => c.Outcome < PreflightOutcome.Refused) && Prerequisites.All(p => !p.Required || p.Met != false);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static PreflightReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.PreflightReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.PreflightReport);
}
