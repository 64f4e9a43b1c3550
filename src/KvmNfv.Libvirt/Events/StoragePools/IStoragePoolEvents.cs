namespace KvmNfv.Libvirt;

/// <summary>The events of a connection's storage pools.</summary>
/// <remarks>Each member subscribes at once, until its stream or the connection is disposed. <c>only</c> narrows it to one; null means all. Thread-safe.</remarks>
public interface IStoragePoolEvents
{
    /// <summary>Every kind of event that library and server know, in the order in which they happened.</summary>
    EventStream<StoragePoolEvent> All(IStoragePool? only = null, EventOptions? options = null);

    /// <summary>A storage pool was defined, undefined, started, stopped, created or deleted.</summary>
    EventStream<StoragePoolLifecycleEvent> Lifecycle(IStoragePool? only = null, EventOptions? options = null);

    /// <summary>A storage pool's list of volumes was read anew.</summary>
    EventStream<StoragePoolRefreshEvent> Refresh(IStoragePool? only = null, EventOptions? options = null);
}
