using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>The devices that the IOMMU can't tell apart: they go to one guest together, or none does.</summary>
public sealed record HostIommuGroup
{
    /// <summary>The kernel's number of the group.</summary>
    public required int Id { get; init; }

    /// <summary>The default domain: <c>DMA</c>, <c>DMA-FQ</c>, <c>identity</c>, <c>blocked</c>; null on kernels before 5.11.</summary>
    public string? Type { get; init; }

    /// <summary>The PCI devices of the group, in bus order; devices of other buses are left out.</summary>
    public EquatableList<PciAddress> Devices { get; init => field = [.. (value ?? []).Order()]; } = [];
}
