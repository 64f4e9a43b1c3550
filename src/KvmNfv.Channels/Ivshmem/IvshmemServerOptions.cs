using System.Numerics;

namespace KvmNfv.Channels;

/// <summary>What an <see cref="IvshmemServer"/> serves.</summary>
public sealed record IvshmemServerOptions
{
    /// <summary>The memory's bytes: a power of two, since it becomes a PCI BAR. Default: the smallest that holds <see cref="Rings"/>, at least 1 MiB, which is libvirt's minimum.</summary>
    public long? Size { get; init; }

    /// <summary>Interrupt vectors of each peer; all devices must have as many (<c>vectors=</c>). Default 2: one for messages, one for room.</summary>
    public int Vectors { get; init; } = 2;

    /// <summary>Peers at a time. Default 2, one channel's two ends: whoever is in can read and write all of the memory, so give each pair of peers a server of its own.</summary>
    public int MaxPeers { get; init; } = 2;

    /// <summary>The rings to lay into new memory, one from peer 0 to peer 1 and one back; null (the default) leaves the memory zero. Needs <see cref="MaxPeers"/> 2.</summary>
    public RingOptions? Rings { get; init; }

    /// <summary>Pages and memory node. A huge page may be larger than the memory asked for.</summary>
    public SharedRegionOptions Memory { get; init; } = new();

    /// <summary>Who may connect. Default: this user only.</summary>
    public SocketAccess Access { get; init; } = new();

    /// <summary>How long a peer may leave messages unread before it is disconnected. Default 30 s: QEMU reads at once, also while its guest is paused.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal const long MinSize = 1 << 20;
    internal const int MostPeers = 256, MostVectors = 64;

    internal RingShape? Shape => Rings is null ? null : RingLayout.Shape(Rings);

    internal long EffectiveSize => Size ?? Math.Max(MinSize, Needed);

    private long Needed => Shape is { } shape ? (long)BitOperations.RoundUpToPowerOf2((ulong)RegionHeader.SizeFor(shape, shape)) : MinSize;

    internal void Check()
    {
        Rings?.Check();
        if (Vectors is < 1 or > MostVectors)
            throw new ArgumentOutOfRangeException(nameof(Vectors), Vectors, $"Vectors must be from 1 to {MostVectors}.");
        if (MaxPeers is < 1 or > MostPeers)
            throw new ArgumentOutOfRangeException(nameof(MaxPeers), MaxPeers, $"MaxPeers must be from 1 to {MostPeers}.");
        if (ReadTimeout <= TimeSpan.Zero || ReadTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(ReadTimeout), ReadTimeout, "ReadTimeout must be more than zero and at most an hour.");
        if (Size is { } size && (size < Environment.SystemPageSize || !BitOperations.IsPow2(size)))
            throw new ArgumentOutOfRangeException(nameof(Size), Size, "Size must be a power of two and at least a page, since it becomes a PCI BAR.");
        if (Rings is null)
            return;
        if (MaxPeers != 2)
            throw new ArgumentException($"Rings join two peers, but MaxPeers is {MaxPeers}: serve one socket for each pair.", nameof(MaxPeers));
        if (Rings.Kind == RingKind.ManySenders)
            throw new ArgumentException("A channel of two peers has rings of one sender: take RingKind.Variable or RingKind.Fixed.", nameof(Rings));
        if (Rings.Doorbells && Vectors < 2)
            throw new ArgumentException("Rings with doorbells need two vectors, one for messages and one for room: set Vectors to 2.", nameof(Vectors));
        if (EffectiveSize < Needed)
            throw new ArgumentException($"The rings need {Needed} bytes, but Size is {Size}: leave it out, or make it {Needed}.", nameof(Size));
    }
}
