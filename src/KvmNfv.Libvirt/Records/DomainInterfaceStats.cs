namespace KvmNfv.Libvirt;

/// <summary>The counters of a guest's interface, as the guest sees it; -1 where the hypervisor does not count.</summary>
/// <param name="Received">What the guest received.</param>
/// <param name="Transmitted">What the guest sent.</param>
public readonly record struct DomainInterfaceStats(PacketCounters Received, PacketCounters Transmitted);
