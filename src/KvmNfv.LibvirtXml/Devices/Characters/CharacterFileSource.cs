using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A file that takes the output.</summary>
[Element("source")]
[Variant("file")]
public sealed partial class CharacterFileSource : CharacterSource
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Whether output is added to what is there.</summary>
    [Attr("append", OnOff = true)]
    public partial bool? Append { get; set; }
}
