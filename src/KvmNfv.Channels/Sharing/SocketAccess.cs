namespace KvmNfv.Channels;

/// <summary>Who may connect to a server's socket.</summary>
public sealed record SocketAccess
{
    /// <summary>The mode of the socket's file; whoever may write it may connect. Default 0600: its owner only.</summary>
    public UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The user who shall own the file, by number, for example the one that runs QEMU; null (the default) for this process's user. Needs root.</summary>
    public uint? OwnerId { get; init; }

    /// <summary>The group that shall own the file, by number; null (the default) for this process's group.</summary>
    public uint? GroupId { get; init; }
}
