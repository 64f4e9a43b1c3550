using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where a module's state is, or the socket of one run by others.</summary>
[Element("source")]
public sealed partial class TpmSource : Element
{
    /// <summary><c>file</c>, <c>dir</c>, or <c>unix</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary><c>connect</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }
}
