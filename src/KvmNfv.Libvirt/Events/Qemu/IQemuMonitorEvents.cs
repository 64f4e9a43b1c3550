namespace KvmNfv.Libvirt;

/// <summary>Events of QEMU's own monitor, for what libvirt has no event for. Needs libvirt-qemu.so.0 and a QEMU driver. Thread-safe.</summary>
public interface IQemuMonitorEvents
{
    /// <summary>Subscribes to monitor events, until the stream or the connection is disposed.</summary>
    /// <param name="name">The event's name or, with the flag <c>Regex</c>, a pattern; null for every event.</param>
    /// <param name="flags">How the name is read.</param>
    /// <param name="only">One domain, or null for every domain.</param>
    /// <param name="options">How events wait; null for the defaults.</param>
    /// <exception cref="LibvirtUnsupportedException">The connection's driver is not QEMU's.</exception>
    EventStream<QemuMonitorEvent> Subscribe(
        string? name = null, ConnectDomainQemuMonitorEventRegisterFlags flags = default, IDomain? only = null, EventOptions? options = null);
}
