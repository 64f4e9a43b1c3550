using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A TCP connection.</summary>
[Element("source")]
[Variant("tcp")]
public sealed partial class TcpSource : CharacterSource
{
    /// <summary><c>bind</c> or <c>connect</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Name or address.</summary>
    [Attr("host")]
    public partial string? Host { get; set; }

    /// <summary>Port or service.</summary>
    [Attr("service")]
    public partial string? Service { get; set; }

    /// <summary>Whether the connection is encrypted.</summary>
    [Attr("tls")]
    public partial bool? Tls { get; set; }

    /// <summary>When to try again after the connection broke.</summary>
    [Child("reconnect")]
    public partial Reconnect Reconnect { get; set; }
}
