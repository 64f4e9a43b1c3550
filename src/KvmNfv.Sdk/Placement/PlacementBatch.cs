using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>The answer to "place these VNFs on one host": a result for each, in the order that fits the most of them. Immutable, compares by value.</summary>
public sealed record PlacementBatch
{
    /// <summary>A plan or a refusal for each profile, in the order in which the profiles were given.</summary>
    public required EquatableList<PlacementResult> Results { get; init; }

    /// <summary>The order in which the profiles were placed for these results: their indices. The order given wins where no other fits more.</summary>
    public required EquatableList<int> Order { get; init; }

    /// <summary>How many fit in this order.</summary>
    public required int Placed { get; init; }

    /// <summary>How many fit in the order given.</summary>
    public required int PlacedAsGiven { get; init; }

    /// <summary>Whether some of the orders that were tried fit fewer than others.</summary>
    public required bool OrderMatters { get; init; }

    /// <summary>Whether every order was tried, so that none fits more; false for long lists where not all fit.</summary>
    public required bool Exhaustive { get; init; }

    /// <summary>What the host has promised once the plans are carried out.</summary>
    public required HostUsage Usage { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not such a value.</exception>
    public static PlacementBatch FromJson(string json) => SdkJson.Read(json, SdkJson.Context.PlacementBatch);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.PlacementBatch);
}
