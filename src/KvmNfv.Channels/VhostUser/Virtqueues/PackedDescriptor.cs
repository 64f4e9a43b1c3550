using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>struct pvirtq_desc, virtio 1.2 section 2.8.13. Its last eight bytes, as one number, are what a device writes back.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PackedDescriptor
{
    /// <summary>VIRTQ_DESC_F_AVAIL and VIRTQ_DESC_F_USED, section 2.8.1.</summary>
    public const ushort Available = 1 << 7, Used = 1 << 15;

    public ulong Address;
    public uint Length;
    public ushort Id;
    public ushort Flags;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UsedElement(ushort id, uint written, bool wrap) =>
        written | (ulong)id << 32 | (ulong)((wrap ? Available | Used : 0) | (written > 0 ? DescriptorFlags.Write : 0)) << 48;
}
