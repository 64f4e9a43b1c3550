namespace KvmNfv.Libvirt;

/// <summary>A storage pool was defined, undefined, started, stopped, created or deleted.</summary>
/// <param name="Name">The pool.</param>
/// <param name="Uuid">The pool's UUID.</param>
/// <param name="Type">What happened.</param>
public sealed record StoragePoolLifecycleEvent(string Name, Guid Uuid, StoragePoolEventLifecycleType Type) : StoragePoolEvent(Name, Uuid)
{
    /// <inheritdoc/>
    public override StoragePoolEventID Kind => StoragePoolEventID.Lifecycle;
}
