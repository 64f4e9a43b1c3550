namespace KvmNfv.Channels;

/// <summary>One end of a <see cref="DataPlaneRelay"/>: a VM's network device, or a shared-memory channel that a program joins.</summary>
public sealed record RelayEnd
{
    private RelayEnd(string socketPath) => SocketPath = socketPath;

    /// <summary>The socket, at most 107 bytes.</summary>
    public string SocketPath { get; }

    /// <summary>How the VM is met; null where the end isn't a VM's.</summary>
    public VhostUserChannelOptions? Vm { get; private init; }

    /// <summary>The rings that are served; null where the end is a VM's.</summary>
    public RingOptions? Rings { get; private init; }

    /// <summary>A VM's virtio network device (<see cref="VhostUserChannel"/>).</summary>
    /// <param name="socketPath">The vhost-user socket.</param>
    /// <param name="options">Null: the defaults.</param>
    public static RelayEnd ToVm(string socketPath, VhostUserChannelOptions? options = null) => new(Checked(socketPath)) { Vm = options ?? new() };

    /// <summary>A channel that is served to another process (<see cref="SharedMemoryChannel.Serve"/>, <see cref="SharedMemoryChannel.Connect"/>).</summary>
    /// <param name="socketPath">The socket that the data plane makes.</param>
    /// <param name="rings">Null: the defaults.</param>
    public static RelayEnd ToProgram(string socketPath, RingOptions? rings = null) => new(Checked(socketPath)) { Rings = rings ?? new() };

    internal ChannelEndpoint Open() => Vm is { } vm ? VhostUserChannel.Open(SocketPath, vm) : SharedMemoryChannel.Serve(SocketPath, Rings);

    private static string Checked(string socketPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(socketPath);
        return socketPath;
    }
}
