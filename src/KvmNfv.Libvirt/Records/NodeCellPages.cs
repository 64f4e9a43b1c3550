namespace KvmNfv.Libvirt;

/// <summary>The free pages of one size in one NUMA cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="PageSizeKiB">The page size in KiB.</param>
/// <param name="Free">How many are free.</param>
public readonly record struct NodeCellPages(int Cell, uint PageSizeKiB, ulong Free);
