using System.Runtime.InteropServices;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>Numbers and structures of linux/vfio.h; requests are _IO(';', 100 + n).</summary>
internal static class Vfio
{
    public const nuint SetIommu = 0x3B66, GetGroupStatus = 0x3B67, SetContainer = 0x3B68, GetDevice = 0x3B6A, GetRegionInfo = 0x3B6C, SetInterrupts = 0x3B6E;
    public const int Type1Version2 = 3;
    public const uint GroupIsViable = 1;
    public const uint Bar0 = 0, Bar2 = 2, ConfigSpace = 7;
    public const uint MessageInterrupts = 2;
    public const uint EventDescriptors = 1 << 2, ActionTrigger = 1 << 5;

    /// <summary><c>struct vfio_group_status</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GroupStatus
    {
        public uint Size;
        public uint Flags;
    }

    /// <summary><c>struct vfio_region_info</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct RegionInfo
    {
        public uint Size;
        public uint Flags;
        public uint Index;
        public uint CapabilityOffset;
        public ulong Length;
        public ulong Offset;
    }

    /// <summary><c>struct vfio_irq_set</c> with room for two eventfds.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct InterruptSet
    {
        public uint Size;
        public uint Flags;
        public uint Index;
        public uint Start;
        public uint Count;
        public int First;
        public int Second;
    }
}
