namespace KvmNfv.Sdk.Placement;

/// <summary>How far one guest cell is from another, as the guest should see it: the distance of their host nodes.</summary>
/// <param name="Cell">The other cell.</param>
/// <param name="Value">The distance; 10 is local.</param>
public readonly record struct CellDistance(int Cell, int Value);
