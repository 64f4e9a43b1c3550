namespace KvmNfv.Channels;

/// <summary>One port of a <see cref="VhostUserSwitch"/>.</summary>
public sealed record VhostUserPortOptions
{
    /// <summary>Unique in its switch, for people and for the file that keeps ring positions.</summary>
    public required string Name { get; init; }

    /// <summary>The vhost-user socket, at most 107 bytes.</summary>
    public required string SocketPath { get; init; }

    /// <summary>Which side of the socket this process is. Default <see cref="VhostUserSocketMode.Client"/>: QEMU listens, so that the VM survives this process.</summary>
    public VhostUserSocketMode Mode { get; init; } = VhostUserSocketMode.Client;

    /// <summary>Permissions of a socket that this process listens on. Default: the owner's only.</summary>
    public UnixFileMode SocketPermissions { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Pairs of receive and transmit queues, 1 to 128. Default 1. They are spread over the switch's threads.</summary>
    public int QueuePairs { get; init; } = 1;

    /// <summary>What the port sees of VLANs. Default <see cref="VhostUserVlan.None"/>.</summary>
    public VhostUserVlan Vlan { get; init; } = VhostUserVlan.None;

    /// <summary>All frames from this port go to the port of this name, and to no other. Null, the default: learning.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>Bits of frames that the guest may send in a second; more are dropped and counted. 0, the default: no limit.</summary>
    public long MaxBitsPerSecond { get; init; }

    /// <summary>Frames that the guest may send in a second. 0, the default: no limit.</summary>
    public long MaxFramesPerSecond { get; init; }

    /// <summary>The largest frame taken from the guest in bytes, tags included. Default 1518.</summary>
    public int MaxFrameSize { get; init; } = 1518;

    /// <summary>Whether packed rings are offered. Default true.</summary>
    public bool OfferPackedRings { get; init; } = true;

    /// <summary>Whether mergeable receive buffers are offered. Default true.</summary>
    public bool OfferMergeableBuffers { get; init; } = true;
}
