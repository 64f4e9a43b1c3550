using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Mode of one SPICE channel.</summary>
[Element("channel")]
public sealed partial class SpiceChannel : Element
{
    /// <summary>The channel.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>secure</c>, <c>insecure</c> or <c>any</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
