using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A mediated device.</summary>
[Element("hostdev")]
[Variant("mdev")]
public sealed partial class MdevHostdev : Hostdev
{
    /// <summary><c>vfio-pci</c>, <c>vfio-ccw</c> or <c>vfio-ap</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Whether the guest sees a display of it.</summary>
    [Attr("display", OnOff = true)]
    public partial bool? Display { get; set; }

    /// <summary>Whether it shows the firmware's screen.</summary>
    [Attr("ramfb", OnOff = true)]
    public partial bool? RamFramebuffer { get; set; }

    /// <summary>Which one.</summary>
    [Child("source")]
    public partial MdevHostdevSource Source { get; set; }
}
