using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest may cache.</summary>
[Element("cache")]
public sealed partial class FilesystemCache : Element
{
    /// <summary><c>none</c> or <c>always</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
