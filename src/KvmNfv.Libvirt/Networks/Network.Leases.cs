using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Network
{
    /// <summary>Reads the DHCP leases that the network gave out.</summary>
    /// <param name="mac">Only those of a MAC address; null for all.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the list and its items; they are copied and freed.
    public IReadOnlyList<NetworkDhcpLease> GetDhcpLeases(string? mac = null)
    {
        using var nativeMac = new Utf8Argument(mac, stackalloc byte[Utf8Argument.StackSize]);
        virNetworkDHCPLease** list = null;
        using var self = Lease();
        var count = Native.virNetworkGetDHCPLeases(self.Pointer, nativeMac.Pointer, &list, 0);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virNetworkGetDHCPLeases));
        var result = new NetworkDhcpLease[count];
        for (var i = 0; i < count; i++)
        {
            var lease = list[i];
            result[i] = new(NativeStrings.Borrow(lease->iface), lease->expirytime == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(lease->expirytime),
                (IPAddrType)lease->type, NativeStrings.BorrowOrNull(lease->mac), NativeStrings.BorrowOrNull(lease->iaid),
                NativeStrings.Borrow(lease->ipaddr), (int)lease->prefix, NativeStrings.BorrowOrNull(lease->hostname), NativeStrings.BorrowOrNull(lease->clientid));
            Native.virNetworkDHCPLeaseFree(lease);
        }
        NativeMemory.Free(list);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NetworkDhcpLease>> GetDhcpLeasesAsync(string? mac = null, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetDhcpLeases(mac), cancellationToken);

    /// <summary>The network's name.</summary>
    public override string ToString() => Name;
}
