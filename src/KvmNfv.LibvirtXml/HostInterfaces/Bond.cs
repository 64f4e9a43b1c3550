using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Interfaces that act as one.</summary>
[Element("bond", Order = "miimon arpmon interface")]
public sealed partial class Bond : Element
{
    /// <summary>Such as <c>active-backup</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Link checks.</summary>
    [Child("miimon")]
    public partial MiiMonitor MiiMonitor { get; set; }

    /// <summary>Checks by asking a neighbour.</summary>
    [Child("arpmon")]
    public partial ArpMonitor ArpMonitor { get; set; }

    /// <summary>The interfaces.</summary>
    [Items("interface")]
    public partial ElementList<HostInterfaceDocument> Interfaces { get; }
}
