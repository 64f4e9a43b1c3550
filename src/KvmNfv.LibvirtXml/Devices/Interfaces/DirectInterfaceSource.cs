using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The device under a macvtap interface.</summary>
[Element("source")]
public sealed partial class DirectInterfaceSource : Element
{
    /// <summary>Its name.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary><c>vepa</c>, <c>bridge</c>, <c>private</c> or <c>passthrough</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Network it was chosen from.</summary>
    [Attr("network")]
    public partial string? Network { get; set; }

    /// <summary>Group of settings on that network.</summary>
    [Attr("portgroup")]
    public partial string? PortGroup { get; set; }

    /// <summary>Port of the running guest on that network.</summary>
    [Attr("portid")]
    public partial Guid? PortId { get; set; }
}
