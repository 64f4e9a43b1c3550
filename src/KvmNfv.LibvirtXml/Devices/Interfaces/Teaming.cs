using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which interface takes over during migration.</summary>
[Element("teaming")]
public sealed partial class Teaming : Element
{
    /// <summary>Part of this interface.</summary>
    [Attr("type")]
    public partial TeamingType? Type { get; set; }

    /// <summary>Alias of the persistent interface, on the transient one.</summary>
    [Attr("persistent")]
    public partial string? Persistent { get; set; }
}
