using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A text with a name.</summary>
[Element("initenv")]
public sealed partial class NamedText : Element
{
    /// <summary>The name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>The text.</summary>
    [Text]
    public partial string? Value { get; set; }
}
