using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A name.</summary>
[Element("flag")]
public sealed partial class StatusFlag : Element
{
    /// <summary>The name.</summary>
    [Attr("flag")]
    public partial string? Flag { get; set; }

    /// <summary>The name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
