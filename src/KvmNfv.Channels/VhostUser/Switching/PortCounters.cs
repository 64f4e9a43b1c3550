using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>What one thread counts of one port. Only that thread writes; padded so that two threads' counters share no cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal sealed class PortCounters
{
    private readonly Padding _before;

    public long ReceivedFrames, ReceivedBytes, SentFrames, SentBytes;
    public long DroppedNoRoom, DroppedNotRunning, DroppedBadLength, DroppedRate, DroppedFlood, DroppedVlan, DroppedNoTarget, FloodedFrames;

    private readonly Padding _after;

    public static VhostUserPortStatistics Sum(PortCounters[] all, VhostUserDevice device)
    {
        var sum = new PortCounters();
        foreach (var one in all)
        {
            sum.ReceivedFrames += Volatile.Read(ref one.ReceivedFrames);
            sum.ReceivedBytes += Volatile.Read(ref one.ReceivedBytes);
            sum.SentFrames += Volatile.Read(ref one.SentFrames);
            sum.SentBytes += Volatile.Read(ref one.SentBytes);
            sum.DroppedNoRoom += Volatile.Read(ref one.DroppedNoRoom);
            sum.DroppedNotRunning += Volatile.Read(ref one.DroppedNotRunning);
            sum.DroppedBadLength += Volatile.Read(ref one.DroppedBadLength);
            sum.DroppedRate += Volatile.Read(ref one.DroppedRate);
            sum.DroppedFlood += Volatile.Read(ref one.DroppedFlood);
            sum.DroppedVlan += Volatile.Read(ref one.DroppedVlan);
            sum.DroppedNoTarget += Volatile.Read(ref one.DroppedNoTarget);
            sum.FloodedFrames += Volatile.Read(ref one.FloodedFrames);
        }
        return new()
        {
            ReceivedFrames = sum.ReceivedFrames,
            ReceivedBytes = sum.ReceivedBytes,
            SentFrames = sum.SentFrames,
            SentBytes = sum.SentBytes,
            DroppedNoRoom = sum.DroppedNoRoom,
            DroppedNotRunning = sum.DroppedNotRunning,
            DroppedBadLength = sum.DroppedBadLength,
            DroppedRate = sum.DroppedRate,
            DroppedFlood = sum.DroppedFlood,
            DroppedVlan = sum.DroppedVlan,
            DroppedNoTarget = sum.DroppedNoTarget,
            FloodedFrames = sum.FloodedFrames,
            Connections = device.Connections,
            Faults = device.Faults,
        };
    }

    [StructLayout(LayoutKind.Sequential, Size = 128)]
    private readonly struct Padding;
}
