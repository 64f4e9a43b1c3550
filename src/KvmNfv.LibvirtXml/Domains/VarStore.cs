using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the firmware keeps its variables.</summary>
[Element("varstore")]
public sealed partial class VarStore : Element
{
    /// <summary>Path of the file on the host.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Path of the master that a missing file is copied from.</summary>
    [Attr("template")]
    public partial string? Template { get; set; }
}
