using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>An end of a channel in a file, taken by a lock on the file that the kernel gives back when its owner dies.</summary>
internal static class FileChannel
{
    // SAFETY: the header is read as a peer's; the region belongs to the attachment from then on.
    public static unsafe ChannelEndpoint Attach(SharedRegion region, ChannelSide side, string path)
    {
        try
        {
            var rings = RegionHeader.Read(region.Address, region.Size, out _);
            if (rings.Length != 2)
                throw new ChannelException(ChannelFault.BadMemory, $"{path} has {rings.Length} rings; a channel has two, one for each direction.");
            if (!OpenFileLock.TryTake(region.File!, (int)side))
                throw new ChannelException(ChannelFault.Occupied, $"The {side} end of {path} is taken by a living process: end it, or take the other end.");
            var (sendsInto, receivesFrom) = (rings[(int)side], rings[1 - (int)side]);
            return RingEndpoints.Make(new(region, sendsInto, receivesFrom) { Lifeline = new LockLifeline(region.File!, 1 - (int)side) }, sendsInto, receivesFrom);
        }
        catch
        {
            region.Dispose();
            throw;
        }
    }
}
