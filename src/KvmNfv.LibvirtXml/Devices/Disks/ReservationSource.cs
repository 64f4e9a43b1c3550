using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the reservation helper listens.</summary>
[Element("source")]
public sealed partial class ReservationSource : Element
{
    /// <summary><c>unix</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its socket.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary><c>client</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>When to try again after the connection broke.</summary>
    [Child("reconnect")]
    public partial Reconnect Reconnect { get; set; }
}
