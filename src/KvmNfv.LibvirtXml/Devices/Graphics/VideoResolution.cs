using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Resolution of a video card.</summary>
[Element("resolution")]
public sealed partial class VideoResolution : Element
{
    /// <summary>Width.</summary>
    [Attr("x")]
    public partial uint? Width { get; set; }

    /// <summary>Height.</summary>
    [Attr("y")]
    public partial uint? Height { get; set; }
}
