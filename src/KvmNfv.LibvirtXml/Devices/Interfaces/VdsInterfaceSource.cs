using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A port of VMware's distributed switch.</summary>
[Element("source")]
public sealed partial class VdsInterfaceSource : Element
{
    /// <summary>The switch.</summary>
    [Attr("switchid")]
    public partial Guid? SwitchId { get; set; }

    /// <summary>The port.</summary>
    [Attr("portid")]
    public partial string? PortId { get; set; }

    /// <summary>Its group.</summary>
    [Attr("portgroupid")]
    public partial string? PortGroupId { get; set; }

    /// <summary>The connection.</summary>
    [Attr("connectionid")]
    public partial string? ConnectionId { get; set; }
}
