using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A window of the host.</summary>
[Element("graphics")]
[Variant("sdl")]
public sealed partial class SdlGraphics : Graphics
{
    /// <summary>Display of the host.</summary>
    [Attr("display")]
    public partial string? Display { get; set; }

    /// <summary>File with the key to the display.</summary>
    [Attr("xauth")]
    public partial string? XAuthority { get; set; }

    /// <summary>Whether it fills the screen.</summary>
    [Attr("fullscreen")]
    public partial bool? FullScreen { get; set; }

    /// <summary>Acceleration.</summary>
    [Child("gl")]
    public partial GraphicsGl Gl { get; set; }
}
