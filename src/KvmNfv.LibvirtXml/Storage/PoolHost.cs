using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A server.</summary>
[Element("host")]
public sealed partial class PoolHost : Element
{
    /// <summary>Its name or address.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }
}
