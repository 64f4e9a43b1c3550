using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An end of a UDP connection.</summary>
[Element("source")]
[Variant("udp")]
public sealed partial class UdpSource : CharacterSource
{
    /// <summary><c>bind</c> for this end, <c>connect</c> for the other.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Name or address.</summary>
    [Attr("host")]
    public partial string? Host { get; set; }

    /// <summary>Port or service.</summary>
    [Attr("service")]
    public partial string? Service { get; set; }
}
