namespace KvmNfv.Libvirt;

/// <summary>An event of QEMU's own monitor (QMP), as QEMU sent it. libvirt does not promise that its content stays the same.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Event">QEMU's name of the event, such as <c>STOP</c>.</param>
/// <param name="Timestamp">When it happened by QEMU's clock, to the microsecond.</param>
/// <param name="Details">The event's data as JSON; null where it has none. It comes from a process that a guest may control.</param>
public sealed record QemuMonitorEvent(DomainReference Domain, string Event, DateTimeOffset Timestamp, string? Details);
