namespace KvmNfv.Libvirt;

/// <summary>A storage pool's list of volumes was read anew.</summary>
/// <param name="Name">The pool.</param>
/// <param name="Uuid">The pool's UUID.</param>
public sealed record StoragePoolRefreshEvent(string Name, Guid Uuid) : StoragePoolEvent(Name, Uuid)
{
    /// <inheritdoc/>
    public override StoragePoolEventID Kind => StoragePoolEventID.Refresh;
}
