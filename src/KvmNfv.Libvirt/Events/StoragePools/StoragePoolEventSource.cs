namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="IStoragePoolEvents"/>.</summary>
internal sealed class StoragePoolEventSource(EventHub hub) : IStoragePoolEvents
{
    public EventStream<StoragePoolEvent> All(IStoragePool? only = null, EventOptions? options = null) =>
        hub.Open(Enum.GetValues<StoragePoolEventID>().Select(id => Registration(id, only)), Filter<StoragePoolEvent>(only), options, skipUnsupported: true);

    public EventStream<StoragePoolLifecycleEvent> Lifecycle(IStoragePool? only = null, EventOptions? options = null) =>
        hub.Open([Registration(StoragePoolEventID.Lifecycle, only)], Filter<StoragePoolLifecycleEvent>(only), options);

    public EventStream<StoragePoolRefreshEvent> Refresh(IStoragePool? only = null, EventOptions? options = null) =>
        hub.Open([Registration(StoragePoolEventID.Refresh, only)], Filter<StoragePoolRefreshEvent>(only), options);

    private static StoragePoolEventRegistration Registration(StoragePoolEventID id, IStoragePool? only) => new(id, only?.Uuid);

    private static Func<T, bool>? Filter<T>(IStoragePool? only) where T : StoragePoolEvent
    {
        if (only is null)
            return null;
        var wanted = only.Uuid;
        return e => e.Uuid == wanted;
    }
}
