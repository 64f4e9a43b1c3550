using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The type and the sizes of a volume.</summary>
/// <param name="Type">The type.</param>
/// <param name="CapacityBytes">What a guest sees, in bytes.</param>
/// <param name="AllocationBytes">Space in use, in bytes; with <see cref="StorageVolInfoFlags.GetPhysical"/> the file's size.</param>
public readonly record struct StorageVolInfo(StorageVolType Type, ulong CapacityBytes, ulong AllocationBytes)
{
    internal static StorageVolInfo From(in virStorageVolInfo info) => new((StorageVolType)info.type, info.capacity, info.allocation);
}
