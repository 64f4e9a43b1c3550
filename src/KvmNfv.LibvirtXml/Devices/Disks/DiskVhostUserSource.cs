using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Another process over vhost-user; needs shared guest memory.</summary>
[Element("source")]
[Variant("vhostuser")]
public sealed partial class DiskVhostUserSource : DiskSource
{
    /// <summary><c>unix</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Socket.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary><c>client</c> or <c>server</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
