using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>The answer to "place this VNF on this host": a <see cref="PlacementPlan"/> or a <see cref="PlacementRefusal"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(PlacementPlan), "plan")]
[JsonDerivedType(typeof(PlacementRefusal), "refusal")]
public abstract record PlacementResult
{
    private protected PlacementResult()
    {
    }

    /// <summary>The name of the VNF that was to be placed.</summary>
    [JsonPropertyOrder(-1)]
    public required string Vnf { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is neither a plan nor a refusal.</exception>
    public static PlacementResult FromJson(string json) => SdkJson.Read(json, SdkJson.Context.PlacementResult);

    /// <summary>Writes the result as indented JSON, with <c>"result": "plan"</c> or <c>"refusal"</c>.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.PlacementResult);
}
