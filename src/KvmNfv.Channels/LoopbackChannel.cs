using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <summary>A channel within one process: the same rings and rules as between processes, in memory of this process.</summary>
public static class LoopbackChannel
{
    /// <summary>Makes both ends. What one sends, the other receives.</summary>
    /// <param name="options">The rings, one for each direction; <see cref="RingKind.Variable"/> ones of 1024 messages of 2048 bytes by default.</param>
    // SAFETY: each end maps nothing but its own whole region, which both keep by a count.
    public static unsafe (ChannelEndpoint First, ChannelEndpoint Second) CreatePair(RingOptions? options = null)
    {
        options ??= new();
        options.Check();
        var shape = RingLayout.Shape(options);
        var first = RegionFactory.CreateSealed(RegionHeader.SizeFor(shape, shape), options.Memory);
        var second = RegionFactory.FromPeer(Descriptors.Duplicate(first.File!));
        RegionHeader.Write(first.Address, first.Size, options.Doorbells, shape, shape);
        var (aToB, bToA) = options.Doorbells ? (Descriptors.SocketPair(), Descriptors.SocketPair()) : default;
        return (End(first, 0, aToB.First, bToA.First), End(second, 1, bToA.Second, aToB.Second));
    }

    // SAFETY: the header is checked by Read as a peer's.
    private static unsafe ChannelEndpoint End(SharedRegion region, int side, Microsoft.Win32.SafeHandles.SafeFileHandle? send, Microsoft.Win32.SafeHandles.SafeFileHandle? receive)
    {
        var rings = RegionHeader.Read(region.Address, region.Size, out var doorbells);
        var (sendsInto, receivesFrom) = (rings[side], rings[1 - side]);
        return RingEndpoints.Make(new(region, sendsInto, receivesFrom)
        {
            Doorbells = doorbells,
            SendBell = send is null ? null : new SocketDoorbell(send),
            ReceiveBell = receive is null ? null : new SocketDoorbell(receive),
        }, sendsInto, receivesFrom);
    }
}
