using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Paravirtual TLB flush.</summary>
[Element("tlbflush")]
public sealed partial class HyperVTlbFlush : Element
{
    /// <summary>Whether it is there.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>Direct flush for nested guests.</summary>
    [Attr("state", On = "direct", OnOff = true)]
    public partial bool? Direct { get; set; }

    /// <summary>Flush of ranges.</summary>
    [Attr("state", On = "extended", OnOff = true)]
    public partial bool? Extended { get; set; }
}
