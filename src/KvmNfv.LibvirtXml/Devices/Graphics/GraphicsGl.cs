using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Acceleration of a display.</summary>
[Element("gl")]
public sealed partial class GraphicsGl : Element
{
    /// <summary>Whether it is accelerated.</summary>
    [Attr("enable")]
    public partial bool? Enable { get; set; }

    /// <summary>Device of the host that draws.</summary>
    [Attr("rendernode")]
    public partial string? RenderNode { get; set; }
}
