using System.Net.Sockets;

namespace KvmNfv.Channels;

/// <summary>Channels between processes: through a socket that passes sealed memory, or over a file that both may open.</summary>
/// <remarks>A peer that dies and comes back is let in again: the survivor keeps its endpoint, sees <see cref="PeerState.Died"/> and then <see cref="PeerState.Alive"/>, and counts
/// what was lost. What the dead one had published can still be received; what it was writing was never published; what it hadn't received is not given to its successor.</remarks>
public static class SharedMemoryChannel
{
    /// <summary>Makes a channel and lets peers in through a Unix socket, one at a time. Its file is readable and writable for this user only; change its mode to admit
    /// others. The memory is a sealed memfd, so that no peer can shrink it.</summary>
    /// <param name="socketPath">Where the socket is made; at most 107 bytes.</param>
    /// <param name="options">The rings, one for each direction.</param>
    /// <exception cref="ChannelException">Another program serves this path.</exception>
    public static ChannelEndpoint Serve(string socketPath, RingOptions? options = null) => ServedChannel.Open(socketPath, Checked(options));

    /// <summary>Joins a channel that another process serves.</summary>
    /// <param name="socketPath">The path given to <see cref="Serve"/>.</param>
    /// <param name="timeout">How long to wait for the server's answer. Default 5 s.</param>
    /// <exception cref="ChannelException">Nobody serves it, another peer is in it, or what the server sent can't be used.</exception>
    public static ChannelEndpoint Connect(string socketPath, TimeSpan? timeout = null) => ConnectedChannel.Open(socketPath, timeout ?? TimeSpan.FromSeconds(5));

    /// <summary>Makes a channel in a new file, for example under /dev/shm or on a hugetlbfs, and takes the first end. Both ends trust each other: see <see cref="SharedRegion"/>.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="options">The rings. Doorbells need a socket (<see cref="Serve"/>).</param>
    // SAFETY: the region was just made and is as large as its rings need.
    public static unsafe ChannelEndpoint CreateFile(string path, RingOptions? options = null)
    {
        options = Checked(options);
        if (options.Doorbells)
            throw new ArgumentException("A channel in a file has no doorbells, only polling: leave Doorbells off, or use Serve and Connect.", nameof(options));
        var shape = RingLayout.Shape(options);
        var region = SharedRegion.CreateFile(path, RegionHeader.SizeFor(shape, shape), options.Memory);
        RegionHeader.Write(region.Address, region.Size, doorbells: false, shape, shape);
        return FileChannel.Attach(region, ChannelSide.First, path);
    }

    /// <summary>Takes an end of a channel in a file. It is free when nobody took it, or when whoever did has left or died.</summary>
    /// <exception cref="ChannelException">The end is taken, or the file holds no channel.</exception>
    public static ChannelEndpoint OpenFile(string path, ChannelSide side = ChannelSide.Second) => FileChannel.Attach(SharedRegion.OpenFile(path), side, path);


    private static RingOptions Checked(RingOptions? options)
    {
        options ??= new();
        options.Check();
        return options;
    }

    internal static UnixDomainSocketEndPoint Address(string path)
    {
        try
        {
            return new(path);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new ArgumentException($"The path '{path}' is longer than the 107 bytes that a Unix socket's may have: choose a shorter folder.", nameof(path), e);
        }
    }
}
