namespace KvmNfv.Libvirt;

public partial interface INetwork
{
    /// <summary>Reads the DHCP leases that the network gave out.</summary>
    Task<IReadOnlyList<NetworkDhcpLease>> GetDhcpLeasesAsync(string? mac = null, CancellationToken cancellationToken = default);
}
