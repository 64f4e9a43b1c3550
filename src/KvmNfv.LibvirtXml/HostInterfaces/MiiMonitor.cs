using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>Link checks of a bond.</summary>
[Element("miimon")]
public sealed partial class MiiMonitor : Element
{
    /// <summary>Milliseconds between checks.</summary>
    [Attr("freq")]
    public partial uint? Frequency { get; set; }

    /// <summary>Milliseconds before a link counts as down.</summary>
    [Attr("downdelay")]
    public partial uint? DownDelay { get; set; }

    /// <summary>Milliseconds before a link counts as up.</summary>
    [Attr("updelay")]
    public partial uint? UpDelay { get; set; }

    /// <summary><c>netif</c> or <c>ioctl</c>.</summary>
    [Attr("carrier")]
    public partial string? Carrier { get; set; }
}
