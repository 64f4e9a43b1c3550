namespace KvmNfv.Libvirt;

/// <summary>The events of a connection's networks.</summary>
/// <remarks>Each member subscribes at once, until its stream or the connection is disposed. <c>only</c> narrows it to one; null means all. Thread-safe.</remarks>
public interface INetworkEvents
{
    /// <summary>Every kind of event that library and server know, in the order in which they happened.</summary>
    EventStream<NetworkEvent> All(INetwork? only = null, EventOptions? options = null);

    /// <summary>A network was defined, undefined, started or stopped.</summary>
    EventStream<NetworkLifecycleEvent> Lifecycle(INetwork? only = null, EventOptions? options = null);

    /// <summary>A network's metadata changed. Since libvirt 9.8.0.</summary>
    EventStream<NetworkMetadataChangeEvent> MetadataChange(INetwork? only = null, EventOptions? options = null);
}
