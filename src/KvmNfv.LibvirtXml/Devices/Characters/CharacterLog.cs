using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Copy of a device's output.</summary>
[Element("log")]
public sealed partial class CharacterLog : Element
{
    /// <summary>Path of the copy.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>Whether output is added to what is there.</summary>
    [Attr("append", OnOff = true)]
    public partial bool? Append { get; set; }
}
