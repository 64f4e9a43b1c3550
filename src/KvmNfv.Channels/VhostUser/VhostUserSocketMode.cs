namespace KvmNfv.Channels;

/// <summary>Which side of a vhost-user socket this process is.</summary>
public enum VhostUserSocketMode
{
    /// <summary>This process connects, and connects again for ever; QEMU listens (libvirt: <c>mode='server'</c>, OVS: dpdkvhostuserclient). The mode to prefer: the guest
    /// survives this process.</summary>
    Client,

    /// <summary>This process listens; QEMU connects (libvirt: <c>mode='client'</c>, which needs <c>reconnect</c> to survive this process).</summary>
    Server,
}
