namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a storage pool.</summary>
/// <param name="Name">The pool.</param>
/// <param name="Uuid">The pool's UUID.</param>
public abstract record StoragePoolEvent(string Name, Guid Uuid)
{
    /// <summary>Which kind of event it is.</summary>
    public abstract StoragePoolEventID Kind { get; }

    /// <summary>When this process got it. libvirt's events carry no time of their own.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
