namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="INetworkEvents"/>.</summary>
internal sealed class NetworkEventSource(EventHub hub) : INetworkEvents
{
    private static readonly LibvirtVersion s_metadataSince = new(9, 8, 0);

    public EventStream<NetworkEvent> All(INetwork? only = null, EventOptions? options = null) =>
        hub.Open(Enum.GetValues<NetworkEventID>().Where(IsKnown).Select(id => Registration(id, only)), Filter<NetworkEvent>(only), options, skipUnsupported: true);

    public EventStream<NetworkLifecycleEvent> Lifecycle(INetwork? only = null, EventOptions? options = null) =>
        hub.Open([Registration(NetworkEventID.Lifecycle, only)], Filter<NetworkLifecycleEvent>(only), options);

    public EventStream<NetworkMetadataChangeEvent> MetadataChange(INetwork? only = null, EventOptions? options = null) => !IsKnown(NetworkEventID.MetadataChange)
        ? throw LibvirtUnsupportedException.MissingFunction("the network event MetadataChange", s_metadataSince, LibvirtLibrary.Version)
        : hub.Open([Registration(NetworkEventID.MetadataChange, only)], Filter<NetworkMetadataChangeEvent>(only), options);

    private static bool IsKnown(NetworkEventID id) => id != NetworkEventID.MetadataChange || LibvirtLibrary.Supports(s_metadataSince);

    private static NetworkEventRegistration Registration(NetworkEventID id, INetwork? only) => new(id, only?.Uuid);

    private static Func<T, bool>? Filter<T>(INetwork? only) where T : NetworkEvent
    {
        if (only is null)
            return null;
        var wanted = only.Uuid;
        return e => e.Uuid == wanted;
    }
}
