using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A property of a QEMU device.</summary>
[Element("property", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuProperty : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>string</c>, <c>signed</c>, <c>unsigned</c>, <c>bool</c> or <c>remove</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its value.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
