using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An argument of QEMU.</summary>
[Element("arg", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuArgument : Element
{
    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
