using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>Many senders, one receiver, over one ring in a file: each message in a slot, in the order in which the slots were claimed, each sender's in its own order.</summary>
/// <remarks>All of them trust each other, as all can write the ring. A sender that is killed in the middle of a message loses that one; the receiver counts it
/// (<see cref="ChannelStatistics.Lost"/>) and goes on. A receiver that comes back goes on where the one before had released.</remarks>
public static class FanIn
{
    // Bytes of the file that senders lock; the receiver locks byte 0.
    private const int FirstSenderLock = 16;

    /// <summary>Makes the ring in a new file and receives from it.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="options">The ring; its kind is taken to be <see cref="RingKind.ManySenders"/>.</param>
    // SAFETY: the region was just made and is as large as its ring needs.
    public static unsafe ChannelEndpoint Create(string path, RingOptions? options = null)
    {
        options = (options ?? new()) with { Kind = RingKind.ManySenders };
        options.Check();
        if (options.Doorbells)
            throw new ArgumentException("A ring with many senders has no doorbells, only polling: leave Doorbells off.", nameof(options));
        var shape = RingLayout.Shape(options);
        var region = SharedRegion.CreateFile(path, RegionHeader.SizeFor(shape), options.Memory);
        RegionHeader.Write(region.Address, region.Size, doorbells: false, shape);
        return Attach(region, path, Receiver);
    }

    /// <summary>Receives again, after the receiver before has left or died.</summary>
    /// <exception cref="ChannelException">There is a living receiver, or the file holds no such ring.</exception>
    public static ChannelEndpoint Receive(string path) => Attach(SharedRegion.OpenFile(path), path, Receiver);

    /// <summary>Takes a free sender's place.</summary>
    /// <exception cref="ChannelException">All places are taken, or the file holds no such ring.</exception>
    public static ChannelEndpoint Join(string path) => Attach(SharedRegion.OpenFile(path), path, Sender);

    private static ChannelEndpoint Receiver(SharedRegion region, RingBlock ring, string path)
    {
        if (!OpenFileLock.TryTake(region.File!, 0))
            throw new ChannelException(ChannelFault.Occupied, $"{path} has a living receiver: end it first.");
        bool IsDead(int sender) => !OpenFileLock.IsTaken(region.File!, FirstSenderLock + sender);
        return new RingEndpoint<NoProducer, ManyConsumer>(new(region, null, ring) { SenderIsDead = IsDead }, new(), new(ring, IsDead));
    }

    private static ChannelEndpoint Sender(SharedRegion region, RingBlock ring, string path)
    {
        for (var sender = 0; sender < ring.Shape.Senders; sender++)
        {
            if (OpenFileLock.TryTake(region.File!, FirstSenderLock + sender))
                return new RingEndpoint<ManyProducer, NoConsumer>(new(region, ring, null, sender) { Lifeline = new LockLifeline(region.File!, 0) }, new(ring, sender), new());
        }
        throw new ChannelException(ChannelFault.Occupied, $"All {ring.Shape.Senders} senders' places of {path} are taken: end one, or make the ring with more (MaxSenders).");
    }

    // SAFETY: the header is read as a peer's; the region belongs to the attachment from then on.
    private static unsafe ChannelEndpoint Attach(SharedRegion region, string path, Func<SharedRegion, RingBlock, string, ChannelEndpoint> make)
    {
        try
        {
            var rings = RegionHeader.Read(region.Address, region.Size, out _);
            if (rings is not [{ Shape.Kind: RingKind.ManySenders } ring])
                throw new ChannelException(ChannelFault.BadMemory, $"{path} holds no ring for many senders.");
            return make(region, ring, path);
        }
        catch
        {
            region.Dispose();
            throw;
        }
    }
}
