namespace KvmNfv.Libvirt;

/// <summary>A DHCP lease of a virtual network.</summary>
/// <param name="Interface">The network's bridge.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="Type">IPv4 or IPv6.</param>
/// <param name="MacAddress">The client's MAC address.</param>
/// <param name="Iaid">The identity association of an IPv6 lease.</param>
/// <param name="Address">The address.</param>
/// <param name="Prefix">The length of the network prefix.</param>
/// <param name="Hostname">The client's name.</param>
/// <param name="ClientId">The client's identifier.</param>
public sealed record NetworkDhcpLease(string Interface, DateTimeOffset? ExpiresAt, IPAddrType Type, string? MacAddress, string? Iaid,
    string Address, int Prefix, string? Hostname, string? ClientId);
