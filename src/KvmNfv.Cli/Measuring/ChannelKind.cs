namespace KvmNfv.Cli.Measuring;

/// <summary>What carries messages: the SDK's channels, and what they are compared with.</summary>
internal enum ChannelKind
{
    /// <summary>Rings within this process.</summary>
    Loopback,

    /// <summary>Rings in a file that both may open.</summary>
    ShmFile,

    /// <summary>Rings in sealed memory, passed through a Unix socket.</summary>
    ShmSocket,

    /// <summary>Rings in the memory of an ivshmem server.</summary>
    Ivshmem,

    /// <summary>Rings in the memory of ivshmem-plain devices.</summary>
    IvshmemPlain,

    /// <summary>The network device of a VM.</summary>
    VhostUser,

    /// <summary>A Unix stream socket.</summary>
    Unix,

    /// <summary>A TCP connection.</summary>
    Tcp,
}
