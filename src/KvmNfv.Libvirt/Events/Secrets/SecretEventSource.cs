namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="ISecretEvents"/>.</summary>
internal sealed class SecretEventSource(EventHub hub) : ISecretEvents
{
    public EventStream<SecretEvent> All(ISecret? only = null, EventOptions? options = null) =>
        hub.Open(Enum.GetValues<SecretEventID>().Select(id => Registration(id, only)), Filter<SecretEvent>(only), options, skipUnsupported: true);

    public EventStream<SecretLifecycleEvent> Lifecycle(ISecret? only = null, EventOptions? options = null) =>
        hub.Open([Registration(SecretEventID.Lifecycle, only)], Filter<SecretLifecycleEvent>(only), options);

    public EventStream<SecretValueChangedEvent> ValueChanged(ISecret? only = null, EventOptions? options = null) =>
        hub.Open([Registration(SecretEventID.ValueChanged, only)], Filter<SecretValueChangedEvent>(only), options);

    private static SecretEventRegistration Registration(SecretEventID id, ISecret? only) => new(id, only?.Uuid);

    private static Func<T, bool>? Filter<T>(ISecret? only) where T : SecretEvent
    {
        if (only is null)
            return null;
        var wanted = only.Uuid;
        return e => e.Uuid == wanted;
    }
}
