using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An argument of bhyve.</summary>
[Element("arg", Namespace = LibvirtNamespace.Bhyve)]
public sealed partial class BhyveArgument : Element
{
    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
