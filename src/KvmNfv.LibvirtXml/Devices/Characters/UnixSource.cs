using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A Unix socket.</summary>
[Element("source")]
[Variant("unix")]
public sealed partial class UnixSource : CharacterSource
{
    /// <summary><c>bind</c> or <c>connect</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>When to try again after the connection broke.</summary>
    [Child("reconnect")]
    public partial Reconnect Reconnect { get; set; }
}
