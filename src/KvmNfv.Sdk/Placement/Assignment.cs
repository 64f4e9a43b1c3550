namespace KvmNfv.Sdk.Placement;

/// <summary>Where a VNF's cells and devices go, and what that costs.</summary>
/// <param name="Nodes">The index of the node for each cell.</param>
/// <param name="Devices">The device for each request.</param>
/// <param name="Cost">The whole objective.</param>
internal sealed record Assignment(int[] Nodes, DeviceCandidate[] Devices, AssignmentCost Cost);
