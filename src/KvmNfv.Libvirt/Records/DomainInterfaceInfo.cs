namespace KvmNfv.Libvirt;

/// <summary>A guest's interface with its addresses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MacAddress">Its MAC address; null where it has none.</param>
/// <param name="Addresses">Its addresses.</param>
public sealed record DomainInterfaceInfo(string Name, string? MacAddress, IReadOnlyList<DomainInterfaceAddress> Addresses);
