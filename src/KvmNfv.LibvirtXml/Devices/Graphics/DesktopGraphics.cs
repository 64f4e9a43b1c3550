using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A window of VirtualBox.</summary>
[Element("graphics")]
[Variant("desktop")]
public sealed partial class DesktopGraphics : Graphics
{
    /// <summary>Display of the host.</summary>
    [Attr("display")]
    public partial string? Display { get; set; }

    /// <summary>Whether it fills the screen.</summary>
    [Attr("fullscreen")]
    public partial bool? FullScreen { get; set; }
}
