namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="IQemuMonitorEvents"/>.</summary>
internal sealed class QemuMonitorEventSource(EventHub hub) : IQemuMonitorEvents
{
    public EventStream<QemuMonitorEvent> Subscribe(
        string? name = null, ConnectDomainQemuMonitorEventRegisterFlags flags = default, IDomain? only = null, EventOptions? options = null)
    {
        var uuid = only?.Uuid;
        return hub.Open<QemuMonitorEvent>(
            [new QemuMonitorEventRegistration(name, flags, uuid)], uuid is null ? null : e => e.Domain.Uuid == uuid, options);
    }
}
