namespace KvmNfv.Libvirt;

/// <summary>The events of a connection's secrets.</summary>
/// <remarks>Each member subscribes at once, until its stream or the connection is disposed. <c>only</c> narrows it to one; null means all. Thread-safe.</remarks>
public interface ISecretEvents
{
    /// <summary>Every kind of event that library and server know, in the order in which they happened.</summary>
    EventStream<SecretEvent> All(ISecret? only = null, EventOptions? options = null);

    /// <summary>A secret was defined or undefined.</summary>
    EventStream<SecretLifecycleEvent> Lifecycle(ISecret? only = null, EventOptions? options = null);

    /// <summary>A secret's value changed.</summary>
    EventStream<SecretValueChangedEvent> ValueChanged(ISecret? only = null, EventOptions? options = null);
}
