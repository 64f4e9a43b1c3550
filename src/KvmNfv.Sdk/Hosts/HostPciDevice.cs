using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>One function on a host's PCI bus, with what placement needs of it. A fact that its source doesn't tell is null or empty.</summary>
public sealed record HostPciDevice
{
    /// <summary>Where it is on the bus.</summary>
    public required PciAddress Address { get; init; }

    /// <summary>The 24-bit class code: base class, subclass, programming interface; 0x020000 is an Ethernet controller.</summary>
    public uint Class { get; init; }

    /// <summary>The vendor's id, such as 0x8086.</summary>
    public ushort? Vendor { get; init; }

    /// <summary>The vendor's id of the device.</summary>
    public ushort? Device { get; init; }

    /// <summary>The kernel driver bound to it, such as <c>vfio-pci</c>; null when none is.</summary>
    public string? Driver { get; init; }

    /// <summary>The NUMA node that firmware puts the device on; null when it says none.</summary>
    public int? Node { get; init; }

    /// <summary>The CPUs that the kernel calls local to the device; told also where <see cref="Node"/> is not.</summary>
    public CpuSet? LocalCpus { get; init; }

    /// <summary>How many virtual functions it can have (SR-IOV); null when it can't have any or the source doesn't tell.</summary>
    public int? TotalVfs { get; init; }

    /// <summary>The virtual functions that it has now, in the order of their index.</summary>
    public EquatableList<PciAddress> VirtualFunctions { get; init => field = value ?? []; } = [];

    /// <summary>The physical function, when this is a virtual one.</summary>
    public PciAddress? PhysicalFunction { get; init; }

    /// <summary>The IOMMU group; null where the IOMMU is off or absent.</summary>
    public int? IommuGroup { get; init; }

    /// <summary>Names of the host's network interfaces on the device, in ordinal order.</summary>
    public EquatableList<string> NetworkInterfaces { get; init => field = value ?? []; } = [];
}
