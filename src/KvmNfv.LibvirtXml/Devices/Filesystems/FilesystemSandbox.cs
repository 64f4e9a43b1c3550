using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the virtiofs daemon is confined.</summary>
[Element("sandbox")]
public sealed partial class FilesystemSandbox : Element
{
    /// <summary><c>namespace</c> or <c>chroot</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
