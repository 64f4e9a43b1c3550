using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>Where a pulled backup is offered.</summary>
[Element("server")]
public sealed partial class BackupServer : Element
{
    /// <summary><c>tcp</c>, <c>unix</c> or <c>fd</c>.</summary>
    [Attr("transport")]
    public partial string? Transport { get; set; }

    /// <summary>Address.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>Path of the socket.</summary>
    [Attr("socket")]
    public partial string? Socket { get; set; }

    /// <summary>Whether connections are encrypted.</summary>
    [Attr("tls")]
    public partial bool? Tls { get; set; }

    /// <summary>Name of descriptors passed by the client.</summary>
    [Attr("fdgroup")]
    public partial string? FdGroup { get; set; }
}
