using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of a PCI controller.</summary>
[Element("target")]
public sealed partial class ControllerTarget : Element
{
    /// <summary>Number of the bridge.</summary>
    [Attr("chassisNr")]
    public partial uint? ChassisNumber { get; set; }

    /// <summary>Number of the chassis.</summary>
    [Attr("chassis")]
    public partial uint? Chassis { get; set; }

    /// <summary>Port in the chassis.</summary>
    [Attr("port", Hex = 1)]
    public partial uint? Port { get; set; }

    /// <summary>Bus of an expander.</summary>
    [Attr("busNr")]
    public partial uint? BusNumber { get; set; }

    /// <summary>Index of a POWER host bridge.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Whether devices can be plugged into the port.</summary>
    [Attr("hotplug", OnOff = true)]
    public partial bool? HotPlug { get; set; }

    /// <summary>Address space kept for devices plugged later.</summary>
    [Attr("memReserve")]
    public partial MemorySize? MemoryReserve { get; set; }

    /// <summary>Guest NUMA node that an expander belongs to.</summary>
    [Text("node")]
    public partial uint? Node { get; set; }
}
