using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>Which running VNFs to pin anew so that a refused one fits: the fewest, and among as few those that move the least memory. Every plan in it
/// was placed. Immutable, compares by value.</summary>
public sealed record DefragmentationProposal
{
    /// <summary>The moves; empty where the VNF fits as it is.</summary>
    public required EquatableList<VnfMove> Moves { get; init; }

    /// <summary>The plan of the VNF that was refused, once the moves are made.</summary>
    public required PlacementPlan Plan { get; init; }

    /// <summary>All memory that moves between nodes.</summary>
    public required MemorySize MemoryMoved { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Text { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not such a value.</exception>
    public static DefragmentationProposal FromJson(string json) => SdkJson.Read(json, SdkJson.Context.DefragmentationProposal);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.DefragmentationProposal);
}
