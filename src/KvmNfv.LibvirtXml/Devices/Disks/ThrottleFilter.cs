using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A throttle group a disk belongs to.</summary>
[Element("throttlefilter")]
public sealed partial class ThrottleFilter : Element
{
    /// <summary>Its name.</summary>
    [Attr("group")]
    public partial string? Group { get; set; }
}
