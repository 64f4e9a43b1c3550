using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Socket of a vhost-user device.</summary>
[Element("source")]
public sealed partial class VhostUserSource : Element
{
    /// <summary><c>unix</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Path of the socket.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Whether QEMU connects or listens.</summary>
    [Attr("mode")]
    public partial VhostUserMode? Mode { get; set; }

    /// <summary>Device behind it.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>When to try again after the connection broke.</summary>
    [Child("reconnect")]
    public partial Reconnect Reconnect { get; set; }
}
