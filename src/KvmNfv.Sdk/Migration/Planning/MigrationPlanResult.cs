using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>The answer to "plan this migration": a <see cref="MigrationPlan"/> or a <see cref="MigrationRefusal"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(MigrationPlan), "plan")]
[JsonDerivedType(typeof(MigrationRefusal), "refusal")]
public abstract record MigrationPlanResult
{
    private protected MigrationPlanResult()
    {
    }

    /// <summary>What the rules found.</summary>
    [JsonPropertyOrder(1)]
    public required PreflightReport Preflight { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is neither a plan nor a refusal.</exception>
    public static MigrationPlanResult FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationPlanResult);

    /// <summary>Writes the result as indented JSON, with <c>"result": "plan"</c> or <c>"refusal"</c>.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationPlanResult);
}
