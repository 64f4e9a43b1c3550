namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="INodeDeviceEvents"/>.</summary>
internal sealed class NodeDeviceEventSource(EventHub hub) : INodeDeviceEvents
{
    public EventStream<NodeDeviceEvent> All(INodeDevice? only = null, EventOptions? options = null) =>
        hub.Open(Enum.GetValues<NodeDeviceEventID>().Select(id => Registration(id, only)), Filter<NodeDeviceEvent>(only), options, skipUnsupported: true);

    public EventStream<NodeDeviceLifecycleEvent> Lifecycle(INodeDevice? only = null, EventOptions? options = null) =>
        hub.Open([Registration(NodeDeviceEventID.Lifecycle, only)], Filter<NodeDeviceLifecycleEvent>(only), options);

    public EventStream<NodeDeviceUpdateEvent> Update(INodeDevice? only = null, EventOptions? options = null) =>
        hub.Open([Registration(NodeDeviceEventID.Update, only)], Filter<NodeDeviceUpdateEvent>(only), options);

    private static NodeDeviceEventRegistration Registration(NodeDeviceEventID id, INodeDevice? only) => new(id, only?.Name);

    private static Func<T, bool>? Filter<T>(INodeDevice? only) where T : NodeDeviceEvent
    {
        if (only is null)
            return null;
        var wanted = only.Name;
        return e => e.Name == wanted;
    }
}
