using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An end without options, or one that the model does not know.</summary>
[Element("source")]
public sealed partial class UnknownCharacterSource : CharacterSource
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
