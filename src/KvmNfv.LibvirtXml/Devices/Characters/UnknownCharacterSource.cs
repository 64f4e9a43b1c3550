using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An end without options, or one that the model does not know.</summary>
[Element("source")]
public sealed partial class UnknownCharacterSource : CharacterSource
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Kind, for external trusted platform modules.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary><c>bind</c> or <c>connect</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
