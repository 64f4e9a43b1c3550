namespace KvmNfv.Channels;

/// <summary>An <see cref="IvshmemServer"/> of a data plane.</summary>
public sealed record DataPlaneIvshmemServer
{
    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where the socket is made, at most 107 bytes.</summary>
    public required string SocketPath { get; init; }

    /// <summary>Memory, vectors, peers, rights.</summary>
    public IvshmemServerOptions Options { get; init; } = new();
}
