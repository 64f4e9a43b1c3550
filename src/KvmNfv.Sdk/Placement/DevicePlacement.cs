using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Which device of the host a VNF gets, and why.</summary>
public sealed record DevicePlacement
{
    /// <summary>What the profile calls the device.</summary>
    public required string Name { get; init; }

    /// <summary>The PCI address on the host, for <c>hostdev</c> or an <c>interface</c> of type hostdev.</summary>
    public required PciAddress Address { get; init; }

    /// <summary>The PCI class in hexadecimal, such as <c>020000</c>; null where the host doesn't tell it.</summary>
    public string? Class { get; init; }

    /// <summary>The physical function, where the device is a virtual function.</summary>
    public PciAddress? PhysicalFunction { get; init; }

    /// <summary>The device's NUMA node; null where the host doesn't tell it.</summary>
    public int? Node { get; init; }

    /// <summary>The guest cell nearest to the device, or the one that the profile names: where the guest should see it.</summary>
    public required int Cell { get; init; }

    /// <summary>What the profile asked for.</summary>
    public required DeviceAffinity Affinity { get; init; }

    /// <summary>Why this device.</summary>
    public required PlacementReason Reason { get; init; }

    /// <summary>Whether it is a network device (PCI class 02), for which libvirt has <c>interface</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsNetwork => Class?.StartsWith("02", StringComparison.Ordinal) == true;
}
