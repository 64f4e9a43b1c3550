using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>The objective of placement: compared from top to bottom, lower is better, the first difference decides.</summary>
public sealed record PlacementScore : IComparable<PlacementScore>
{
    /// <summary>Socket borders crossed: sockets beyond the first that the cells' nodes are on, sockets beyond the first within a cell, and devices
    /// on another socket than their cell.</summary>
    public required int SocketCrossings { get; init; }

    /// <summary>Distances (SLIT, 10 is local) from each device's node to its cell's, summed up; 0 for devices whose node the host doesn't tell.</summary>
    public int DeviceDistance { get; init; }

    /// <summary>Distances (SLIT, 10 is local) summed up: both ways between every two cells' nodes, and from each cell's node to the nearest
    /// housekeeping CPU's node, where its emulator runs.</summary>
    public required int Distance { get; init; }

    /// <summary>L3 domains that the exclusive CPUs are in, summed over the cells.</summary>
    public required int L3Domains { get; init; }

    /// <summary>Cores that were wholly free and of which this plan leaves some threads for others.</summary>
    public required int BrokenCores { get; init; }

    /// <summary>Free CPUs left in L3 domains that the plan uses: small means that it fills gaps and leaves the large free blocks whole.</summary>
    public required int LeftOver { get; init; }

    /// <summary>How far down the profile's list of page sizes the cells are, summed up.</summary>
    public required int PageSizeRank { get; init; }

    /// <summary>Isolated CPUs spent on something that is not real-time.</summary>
    public required int IsolatedSpent { get; init; }

    /// <inheritdoc />
    public int CompareTo(PlacementScore? other) => other is null ? 1 : Values.CompareTo(other.Values);

    /// <summary>Whether the left score is better.</summary>
    public static bool operator <(PlacementScore left, PlacementScore right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left score is worse.</summary>
    public static bool operator >(PlacementScore left, PlacementScore right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left score is better or the same.</summary>
    public static bool operator <=(PlacementScore left, PlacementScore right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left score is worse or the same.</summary>
    public static bool operator >=(PlacementScore left, PlacementScore right) => left.CompareTo(right) >= 0;

    [JsonIgnore]
    private (int, int, int, int, int, int, int, int) Values =>
        (SocketCrossings, DeviceDistance, Distance, L3Domains, BrokenCores, LeftOver, PageSizeRank, IsolatedSpent);
}
