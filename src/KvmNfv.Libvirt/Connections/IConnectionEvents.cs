namespace KvmNfv.Libvirt;

/// <summary>What happens to a connection itself: loss, reconnecting, the end. Thread-safe.</summary>
public interface IConnectionEvents
{
    /// <summary>Subscribes. The stream ends with <c>Disconnected</c> or <c>Closed</c>, without an error.</summary>
    /// <param name="options">How events wait; null for the defaults.</param>
    EventStream<ConnectionEvent> All(EventOptions? options = null);
}
