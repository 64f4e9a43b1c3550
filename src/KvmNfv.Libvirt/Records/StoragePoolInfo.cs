using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The state and the sizes of a storage pool.</summary>
/// <param name="State">The state.</param>
/// <param name="CapacityBytes">All space, in bytes.</param>
/// <param name="AllocationBytes">Space in use, in bytes.</param>
/// <param name="AvailableBytes">Free space, in bytes.</param>
public readonly record struct StoragePoolInfo(StoragePoolState State, ulong CapacityBytes, ulong AllocationBytes, ulong AvailableBytes)
{
    internal static StoragePoolInfo From(in virStoragePoolInfo info) => new((StoragePoolState)info.state, info.capacity, info.allocation, info.available);
}
