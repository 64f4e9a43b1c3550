namespace KvmNfv.Libvirt;

public partial interface ILibvirtConnection
{
    /// <summary>Subscriptions to what happens to domains.</summary>
    IDomainEvents DomainEvents { get; }

    /// <summary>Subscriptions to what happens to virtual networks.</summary>
    INetworkEvents NetworkEvents { get; }

    /// <summary>Subscriptions to what happens to storage pools.</summary>
    IStoragePoolEvents StoragePoolEvents { get; }

    /// <summary>Subscriptions to what happens to the host's devices.</summary>
    INodeDeviceEvents NodeDeviceEvents { get; }

    /// <summary>Subscriptions to what happens to secrets.</summary>
    ISecretEvents SecretEvents { get; }

    /// <summary>Subscriptions to QEMU's own monitor events.</summary>
    IQemuMonitorEvents QemuMonitorEvents { get; }

    /// <summary>Subscriptions to what happens to the connection itself: loss, reconnecting, the end.</summary>
    IConnectionEvents ConnectionEvents { get; }

    /// <summary>Sets how often the server is probed and when it counts as lost.</summary>
    /// <param name="interval">Whole seconds between two probes; zero for none.</param>
    /// <param name="count">How many probes may stay without an answer.</param>
    /// <returns>False where this connection cannot probe.</returns>
    bool SetKeepAlive(TimeSpan interval, int count);

    /// <summary>Makes a stream for bulk data; it carries nothing until a call uses it.</summary>
    LibvirtStream NewStream(StreamFlags flags = StreamFlags.None);
}
