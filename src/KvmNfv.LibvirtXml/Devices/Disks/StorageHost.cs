using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A server.</summary>
[Element("host")]
public sealed partial class StorageHost : Element
{
    /// <summary>Its name or address.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its port.</summary>
    [Attr("port")]
    public partial string? Port { get; set; }

    /// <summary><c>tcp</c>, <c>unix</c>, <c>rdma</c>, or <c>vsock</c>.</summary>
    [Attr("transport")]
    public partial string? Transport { get; set; }

    /// <summary>Path of its socket.</summary>
    [Attr("socket")]
    public partial string? Socket { get; set; }
}
