using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A device of a group.</summary>
[Element("ccw_device")]
public sealed partial class CcwGroupMember : Element
{
    /// <summary>Its part.</summary>
    [Attr("ref")]
    public partial string? Reference { get; set; }

    /// <summary>Its name.</summary>
    [Text]
    public partial string? Name { get; set; }
}
