using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Memory region description": 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MemoryRegionDescription(ulong GuestAddress, ulong Size, ulong UserAddress, ulong FileOffset)
{
    public override string ToString() => $"[guest {GuestAddress:#x} +{Size:#x}, file offset {FileOffset:#x}]";
}
