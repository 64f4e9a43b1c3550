using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>What network boot loads.</summary>
[Element("bootp")]
public sealed partial class BootServer : Element
{
    /// <summary>The file.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>The server.</summary>
    [Attr("server")]
    public partial string? Server { get; set; }
}
