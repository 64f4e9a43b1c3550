using System.Runtime;

namespace KvmNfv.Worker;

/// <summary>Keeps the collector from running by giving it room in advance. Polling threads allocate nothing; what control requests and connecting front-ends leave behind
/// (some kilobytes each) fits in for thousands of them. When the room is used up a collection runs, is counted in the statistics, and there is room again.</summary>
internal static class QuietHeap
{
    /// <summary>Committed at once, so that it is no more than it must be.</summary>
    private const long Room = 32 << 20;

    /// <summary>Makes room where there is none; a collection, if it must be.</summary>
    public static void Enter()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return;
        try
        {
            GC.TryStartNoGCRegion(Room);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // A container with less memory: collections run when they must, and are counted.
        }
    }
}
