using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Log description": 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LogDescription(ulong Size, ulong Offset);
