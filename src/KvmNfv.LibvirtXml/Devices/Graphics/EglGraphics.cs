using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Drawing without a display.</summary>
[Element("graphics")]
[Variant("egl-headless")]
public sealed partial class EglGraphics : Graphics
{
    /// <summary>Acceleration.</summary>
    [Child("gl")]
    public partial GraphicsGl Gl { get; set; }
}
