using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An environment variable of bhyve.</summary>
[Element("env", Namespace = LibvirtNamespace.Bhyve)]
public sealed partial class BhyveEnvironmentVariable : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its text.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
