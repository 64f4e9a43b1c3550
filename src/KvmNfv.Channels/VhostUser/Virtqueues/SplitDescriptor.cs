using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>struct virtq_desc, virtio 1.2 section 2.7.5.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SplitDescriptor
{
    public ulong Address;
    public uint Length;
    public ushort Flags;
    public ushort Next;
}
