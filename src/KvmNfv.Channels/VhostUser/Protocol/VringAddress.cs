using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Vring address description": where a queue's rings lie in the front-end's own addresses; 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct VringAddress(uint Index, uint Flags, ulong Descriptors, ulong Used, ulong Available, ulong Log)
{
    /// <summary>VHOST_VRING_F_LOG: writes to the used ring are logged.</summary>
    public const uint LogFlag = 1;
}
