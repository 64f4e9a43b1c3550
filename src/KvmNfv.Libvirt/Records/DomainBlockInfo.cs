using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The sizes of a disk.</summary>
/// <param name="CapacityBytes">What the guest sees, in bytes.</param>
/// <param name="AllocationBytes">What the storage holds of it, in bytes.</param>
/// <param name="PhysicalBytes">The size of the file or device behind it, in bytes.</param>
public readonly record struct DomainBlockInfo(ulong CapacityBytes, ulong AllocationBytes, ulong PhysicalBytes)
{
    internal static DomainBlockInfo From(in virDomainBlockInfo info) => new(info.capacity, info.allocation, info.physical);
}
