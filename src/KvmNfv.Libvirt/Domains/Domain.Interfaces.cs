using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Reads the packet counters of an interface.</summary>
    /// <param name="device">The interface: its target device, such as vnet0, or its MAC address.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the struct is on this stack and its size is passed with it.
    public DomainInterfaceStats GetInterfaceStats(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        using var nativeDevice = new Utf8Argument(device, stackalloc byte[Utf8Argument.StackSize]);
        virDomainInterfaceStatsStruct s;
        using var self = Lease();
        if (Native.virDomainInterfaceStats(self.Pointer, nativeDevice.Pointer, &s, (nuint)sizeof(virDomainInterfaceStatsStruct)) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainInterfaceStats));
        return new(new(s.rx_bytes, s.rx_packets, s.rx_errs, s.rx_drop), new(s.tx_bytes, s.tx_packets, s.tx_errs, s.tx_drop));
    }

    /// <inheritdoc/>
    public Task<DomainInterfaceStats> GetInterfaceStatsAsync(string device, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetInterfaceStats(device), cancellationToken);

    /// <summary>Reads the guest's interfaces and their addresses.</summary>
    /// <param name="source">Who is asked: the DHCP leases, the guest's agent or the host's ARP table.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the list and its items; they are copied and freed.
    public IReadOnlyList<DomainInterfaceInfo> GetInterfaceAddresses(DomainInterfaceAddressesSource source)
    {
        virDomainInterface** list = null;
        using var self = Lease();
        var count = Native.virDomainInterfaceAddresses(self.Pointer, &list, (uint)source, 0);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainInterfaceAddresses));
        var result = new DomainInterfaceInfo[count];
        for (var i = 0; i < count; i++)
        {
            var addresses = new DomainInterfaceAddress[list[i]->naddrs];
            for (var a = 0; a < addresses.Length; a++)
                addresses[a] = new((IPAddrType)list[i]->addrs[a].type, NativeStrings.Borrow(list[i]->addrs[a].addr), (int)list[i]->addrs[a].prefix);
            result[i] = new(NativeStrings.Borrow(list[i]->name), NativeStrings.BorrowOrNull(list[i]->hwaddr), addresses);
            Native.virDomainInterfaceFree(list[i]);
        }
        NativeMemory.Free(list);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainInterfaceInfo>> GetInterfaceAddressesAsync(DomainInterfaceAddressesSource source, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetInterfaceAddresses(source), cancellationToken);
}
