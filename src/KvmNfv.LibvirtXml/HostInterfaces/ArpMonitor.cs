using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Checks by asking a neighbour.</summary>
[Element("arpmon")]
public sealed partial class ArpMonitor : Element
{
    /// <summary>Milliseconds between checks.</summary>
    [Attr("interval")]
    public partial uint? Interval { get; set; }

    /// <summary>Address asked.</summary>
    [Attr("target")]
    public partial string? Target { get; set; }

    /// <summary>Which answers count.</summary>
    [Attr("validate")]
    public partial string? Validate { get; set; }
}
