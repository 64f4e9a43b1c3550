using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a module.</summary>
[Element("target", Order = "size node label block requested current readonly address")]
public sealed partial class MemoryDeviceTarget : Element
{
    /// <summary>Whether memory is taken from the host piece by piece.</summary>
    [Attr("dynamicMemslots")]
    public partial bool? DynamicMemorySlots { get; set; }

    /// <summary>How much.</summary>
    [Text("size", UnitAttribute = "unit")]
    public partial MemorySize? Size { get; set; }

    /// <summary>Guest NUMA node.</summary>
    [Text("node")]
    public partial uint? Node { get; set; }

    /// <summary>Space for labels.</summary>
    [Child("label")]
    public partial MemoryLabel Label { get; set; }

    /// <summary>Smallest step.</summary>
    [Text("block", UnitAttribute = "unit")]
    public partial MemorySize? Block { get; set; }

    /// <summary>What the guest should have plugged.</summary>
    [Text("requested", UnitAttribute = "unit")]
    public partial MemorySize? Requested { get; set; }

    /// <summary>What the guest has plugged.</summary>
    [Text("current", UnitAttribute = "unit")]
    public partial MemorySize? Current { get; set; }

    /// <summary>The guest cannot write.</summary>
    [Child("readonly")]
    public partial bool ReadOnly { get; set; }

    /// <summary>Guest physical address.</summary>
    [Attr("base", On = "address", Hex = 1, Base = 16)]
    public partial ulong? Base { get; set; }
}
