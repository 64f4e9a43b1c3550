using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The firmware's boot menu.</summary>
[Element("bootmenu")]
public sealed partial class BootMenu : Element
{
    /// <summary>Whether it is shown.</summary>
    [Attr("enable")]
    public partial bool? Enable { get; set; }

    /// <summary>How long it waits, in milliseconds.</summary>
    [Attr("timeout")]
    public partial uint? Timeout { get; set; }
}
