using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Synthetic timers.</summary>
[Element("stimer")]
public sealed partial class HyperVTimer : Element
{
    /// <summary>Whether there are any.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>Direct mode.</summary>
    [Attr("state", On = "direct", OnOff = true)]
    public partial bool? Direct { get; set; }
}
