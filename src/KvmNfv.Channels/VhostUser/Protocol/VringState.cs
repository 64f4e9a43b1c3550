using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Vring state description": a queue and a number; 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct VringState(uint Index, uint Number);
