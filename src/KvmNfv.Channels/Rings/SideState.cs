using System.Runtime.InteropServices;

namespace KvmNfv.Channels;

/// <summary>What one thread of an endpoint, the sending or the receiving one, writes for itself.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SideState
{
    private readonly CacheLinePad _before;

    /// <summary>1 while the thread is in a call or has a burst open; the memory stays mapped that long.</summary>
    public int Busy;

    /// <summary>The peer's presence as this side took note of it.</summary>
    public ulong KnownPeer;

    /// <summary>The time of the last look at the clock, and of the last heartbeat, in Stopwatch's unit.</summary>
    public long LastLook, LastBeat;

    public long Calls, Empty, LongestGap, Rung, Waits, Lost, Restarts;

    private readonly CacheLinePad _after;
}
