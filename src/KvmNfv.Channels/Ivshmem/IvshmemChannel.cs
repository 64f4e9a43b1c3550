using KvmNfv.Channels.Ivshmem;

namespace KvmNfv.Channels;

/// <summary>Channels over ivshmem: between guests, or between a guest and the host.</summary>
/// <remarks>In the host: memory for <c>ivshmem-plain</c> devices (<see cref="CreateMemory"/>, <see cref="OpenMemory"/>), or an end beside an <see cref="IvshmemServer"/>
/// (<see cref="Connect"/>). In a guest: <see cref="OpenDevice"/>.</remarks>
public static partial class IvshmemChannel
{
    /// <summary>Makes the memory of a channel in a new file, for <c>memory-backend-file,share=on</c> and <c>ivshmem-plain</c>: a power of two of zeros with the two rings laid in.</summary>
    /// <param name="path">The file, for example /dev/shm/NAME; it must not exist, so that nothing of an earlier channel is left in it. This user alone may use it at first.</param>
    /// <param name="rings">The rings. Plain devices have no doorbells.</param>
    /// <returns>Its bytes, to be given to the device.</returns>
    // SAFETY: the region was just made and is as large as its rings need.
    public static unsafe long CreateMemory(string path, RingOptions? rings = null)
    {
        rings ??= new();
        if (rings.Doorbells)
            throw new ArgumentException("An ivshmem-plain device has no doorbells, only polling: leave Doorbells off, or use IvshmemServer and ivshmem-doorbell.", nameof(rings));
        var options = new IvshmemServerOptions { Rings = rings, Memory = rings.Memory };
        options.Check();
        var shape = RingLayout.Shape(rings);
        using var region = SharedRegion.CreateFile(path, options.EffectiveSize, rings.Memory);
        RegionHeader.Write(region.Address, region.Size, doorbells: false, shape, shape);
        return region.Size;
    }

    /// <summary>Takes an end of a channel in a plain device's memory, for a host process whose peer is a guest. Polling only. Nothing tells of a peer's death but its successor.</summary>
    /// <remarks>The file isn't sealed: whoever may write it, QEMU included, is trusted not to shrink it. Where it isn't, use <see cref="IvshmemServer"/>.</remarks>
    /// <exception cref="ChannelException">The file holds no channel, or others may write it.</exception>
    public static ChannelEndpoint OpenMemory(string path, ChannelSide side = ChannelSide.First) => Attach(SharedRegion.OpenFile(path), side, null, null, null);

    /// <summary>Joins a server's channel (<see cref="IvshmemServerOptions.Rings"/>) as a host process. The peer may be a guest with an <c>ivshmem-doorbell</c> device or another process.</summary>
    /// <param name="socketPath">The server's socket.</param>
    /// <param name="timeout">How long the server may take. Default 5 s.</param>
    /// <exception cref="ChannelException">Nobody serves there, two peers are in, or there are no rings in the memory.</exception>
    public static ChannelEndpoint Connect(string socketPath, TimeSpan? timeout = null)
    {
        var client = IvshmemClient.Connect(socketPath, 2, timeout);
        try
        {
            var side = SideOf(client.Id);
            var peer = 1 - client.Id;
            return Attach(client.Memory, side, new IvshmemBell(client, IvshmemBell.Room, peer, IvshmemBell.Messages), new IvshmemBell(client, IvshmemBell.Messages, peer, IvshmemBell.Room), client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static ChannelSide SideOf(int id) => id switch
    {
        0 => ChannelSide.First,
        1 => ChannelSide.Second,
        _ => throw new ChannelException(ChannelFault.Occupied, $"This is peer {id}, but a channel's ends are the peers 0 and 1: serve a socket for each pair of peers."),
    };

    // SAFETY: the header is checked as a peer's; the region belongs to the endpoint from then on, also on failure.
    private static unsafe ChannelEndpoint Attach(SharedRegion region, ChannelSide side, Waiting.Doorbell? send, Waiting.Doorbell? receive, IDisposable? control)
    {
        if (side is not (ChannelSide.First or ChannelSide.Second))
            throw new ArgumentOutOfRangeException(nameof(side), side, "A channel has a First and a Second end.");
        try
        {
            var rings = RegionHeader.Read(region.Address, region.Size, out var doorbells);
            if (rings.Length != 2)
                throw new ChannelException(ChannelFault.BadMemory, $"The memory has {rings.Length} rings; a channel has two, one for each direction.");
            var (sendsInto, receivesFrom) = (rings[(int)side], rings[1 - (int)side]);
            return RingEndpoints.Make(new(region, sendsInto, receivesFrom) { Doorbells = doorbells, SendBell = doorbells ? send : null, ReceiveBell = doorbells ? receive : null, Control = control }, sendsInto, receivesFrom);
        }
        catch
        {
            region.Dispose();
            throw;
        }
    }
}
