namespace KvmNfv.Libvirt;

public sealed partial class LibvirtConnection
{
    private readonly EventHub _events;

    /// <inheritdoc/>
    public IDomainEvents DomainEvents { get; }

    /// <inheritdoc/>
    public INetworkEvents NetworkEvents { get; }

    /// <inheritdoc/>
    public IStoragePoolEvents StoragePoolEvents { get; }

    /// <inheritdoc/>
    public INodeDeviceEvents NodeDeviceEvents { get; }

    /// <inheritdoc/>
    public ISecretEvents SecretEvents { get; }

    /// <inheritdoc/>
    public IQemuMonitorEvents QemuMonitorEvents { get; }
}
