namespace KvmNfv.Sdk.Placement;

/// <summary>The CPUs chosen for one cell, in the order in which vCPUs get them: threads of one core side by side.</summary>
internal sealed record CellCpus(int[] RealTime, int[] Dedicated, int[] Emulator, int[] Idle);
