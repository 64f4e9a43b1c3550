namespace KvmNfv.Sdk.Placement;

/// <summary>The CPUs chosen for one cell: those of each of the VNF's kinds, in the order in which threads get them, and those kept empty.</summary>
internal sealed record CellCpus(int[][] ByKind, int[] Idle);
