namespace KvmNfv.Libvirt;

/// <summary>An address of a guest's interface.</summary>
/// <param name="Type">IPv4 or IPv6.</param>
/// <param name="Address">The address.</param>
/// <param name="Prefix">The length of the network prefix.</param>
public readonly record struct DomainInterfaceAddress(IPAddrType Type, string Address, int Prefix);
