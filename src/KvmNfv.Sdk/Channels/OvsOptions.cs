using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Channels;

/// <summary>How a domain's interfaces are joined to Open vSwitch with DPDK. Immutable.</summary>
public sealed record OvsOptions
{
    /// <summary>The bridge; made, with the userspace datapath, where it is not there.</summary>
    public required string Bridge { get; init; }

    /// <summary>The VLAN that the ports give access to, 1 to 4094; null means none.</summary>
    public int? Vlan { get; init; }

    /// <summary>The MTU asked for the ports; null leaves it to Open vSwitch (1500). The domain's <c>mtu</c> element, where there is one, goes first.</summary>
    public uint? Mtu { get; init; }

    /// <summary>A physical port, by PCI address, that the bridge gets too; null means none. It is the bridge's, and undoing leaves it.</summary>
    public PciAddress? Uplink { get; init; }

    /// <summary>Receive queues of <see cref="Uplink"/>; null means as many as the domain's interfaces have pairs at most. The vhost-user ports take theirs from the guest.</summary>
    public uint? UplinkQueues { get; init; }

    /// <summary>CPUs of Open vSwitch's polling threads; null leaves them. They are the whole switch's, not the bridge's, and undoing leaves them.</summary>
    public CpuSet? PollCpus { get; init; }

    /// <summary>Whether DPDK is switched on (<c>dpdk-init</c>). Default false. It is the whole switch's, and undoing leaves it.</summary>
    public bool InitializeDpdk { get; init; }

    /// <summary>The database as <c>ovs-vsctl --db</c> takes it; null is that of this machine.</summary>
    public string? Database { get; init; }

    /// <summary>Whether the commands wait until ovs-vswitchd has done them, not only the database. Default true.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>How long one command may take. Default 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Timeout { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(10);
}
