namespace KvmNfv.Sdk.Placement;

/// <summary>How one cell would sit on one node.</summary>
/// <param name="Cost">Packed <see cref="FitCost"/>.</param>
/// <param name="Memory">Its pages.</param>
/// <param name="Fitter">Who knows its CPUs.</param>
internal sealed record CellFit(long Cost, MemoryFit Memory, CellFitter Fitter);
