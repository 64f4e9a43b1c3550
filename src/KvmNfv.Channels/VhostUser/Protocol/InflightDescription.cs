using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Inflight description": 20 bytes on the wire, without this structure's padding.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct InflightDescription(ulong Size, ulong Offset, ushort Queues, ushort QueueSize)
{
    public const int WireSize = 20;
}
