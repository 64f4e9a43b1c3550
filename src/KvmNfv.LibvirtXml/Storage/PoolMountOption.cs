using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>An option of mounting.</summary>
[Element("option", Namespace = LibvirtNamespace.Fs)]
public sealed partial class PoolMountOption : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }
}
