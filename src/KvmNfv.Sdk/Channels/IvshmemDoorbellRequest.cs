namespace KvmNfv.Sdk.Channels;

/// <summary>Shared memory with interrupts: <c>&lt;shmem&gt;</c> of model <c>ivshmem-doorbell</c>. A server, such as <c>KvmNfv.Channels.IvshmemServer</c>, gives the memory.</summary>
public sealed record IvshmemDoorbellRequest : ChannelRequest
{
    /// <summary>The server's Unix socket, from the root folder; 107 bytes at most.</summary>
    public required string SocketPath { get; init; }

    /// <summary>Interrupts, as many as the server gives each peer. Default 2, as the server's.</summary>
    public uint Vectors { get; init; } = 2;

    /// <summary>Which side the guest is when it migrates. Default <see cref="IvshmemRole.Peer"/>.</summary>
    public IvshmemRole Role { get; init; }
}
