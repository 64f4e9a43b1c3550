using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Acceleration of a video card.</summary>
[Element("acceleration")]
public sealed partial class VideoAcceleration : Element
{
    /// <summary>In two dimensions.</summary>
    [Attr("accel2d")]
    public partial bool? Accelerate2D { get; set; }

    /// <summary>In three dimensions.</summary>
    [Attr("accel3d")]
    public partial bool? Accelerate3D { get; set; }

    /// <summary>Device of the host that draws.</summary>
    [Attr("rendernode")]
    public partial string? RenderNode { get; set; }
}
