using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An argument of Xen's device model.</summary>
[Element("arg", Namespace = LibvirtNamespace.Xen)]
public sealed partial class XenArgument : Element
{
    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
