using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>One PCI device that a VNF needs: a given one, a free virtual function of a given network card, or any free one of a kind.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeviceRequest
{
    /// <summary>What the profile calls the device, such as <c>wan0</c>; unique within the profile.</summary>
    public required string Name { get; init; }

    /// <summary>The PCI address of the very device, such as <c>0000:17:00.0</c>; null to choose among others.</summary>
    public string? Address { get; init; }

    /// <summary>A physical function, by PCI address or by the name of its network interface (<c>ens1f0</c>), of which a free virtual function is
    /// wanted; null for devices that are none.</summary>
    public string? PhysicalFunction { get; init; }

    /// <summary>The PCI class in hexadecimal, whole or its first digits: <c>0200</c> is an Ethernet controller, <c>03</c> any display
    /// controller. Narrows the choice; alone it means any free device of the class that is not a physical function with virtual functions in
    /// use.</summary>
    public string? Class { get; init; }

    /// <summary>How near the device must be. The default is on the node of a cell.</summary>
    public DeviceAffinity Affinity { get; init; }

    /// <summary>The guest cell that the device belongs to; null means that any cell will do.</summary>
    public int? Cell { get; init; }
}
