using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What to do when QEMU's deprecated features are used.</summary>
[Element("deprecation", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuDeprecation : Element
{
    /// <summary><c>omit</c>, <c>reject</c>, <c>crash</c> or <c>none</c>.</summary>
    [Attr("behavior")]
    public partial string? Behavior { get; set; }
}
