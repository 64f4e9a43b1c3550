using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An environment variable of QEMU.</summary>
[Element("env", Namespace = LibvirtNamespace.Qemu)]
public sealed partial class QemuEnvironmentVariable : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
