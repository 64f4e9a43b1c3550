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
}
