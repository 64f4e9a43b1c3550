namespace KvmNfv.Libvirt;

/// <summary>The events of a connection's node devices.</summary>
/// <remarks>Each member subscribes at once, until its stream or the connection is disposed. <c>only</c> narrows it to one; null means all. Thread-safe.</remarks>
public interface INodeDeviceEvents
{
    /// <summary>Every kind of event that library and server know, in the order in which they happened.</summary>
    EventStream<NodeDeviceEvent> All(INodeDevice? only = null, EventOptions? options = null);

    /// <summary>A device of the host came or went, or was defined or undefined.</summary>
    EventStream<NodeDeviceLifecycleEvent> Lifecycle(INodeDevice? only = null, EventOptions? options = null);

    /// <summary>A device's document changed.</summary>
    EventStream<NodeDeviceUpdateEvent> Update(INodeDevice? only = null, EventOptions? options = null);
}
