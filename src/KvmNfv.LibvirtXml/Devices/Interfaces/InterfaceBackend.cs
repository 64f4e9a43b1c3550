using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Who moves the packets on the host.</summary>
[Element("backend")]
public sealed partial class InterfaceBackend : Element
{
    /// <summary><c>default</c> or <c>passt</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Path of the tap device's control file.</summary>
    [Attr("tap")]
    public partial string? Tap { get; set; }

    /// <summary>Path of the vhost control file.</summary>
    [Attr("vhost")]
    public partial string? Vhost { get; set; }

    /// <summary>Log of passt.</summary>
    [Attr("logFile")]
    public partial string? LogFile { get; set; }

    /// <summary>Name that passt hands out.</summary>
    [Attr("hostname")]
    public partial string? HostName { get; set; }

    /// <summary>Full name that passt hands out.</summary>
    [Attr("fqdn")]
    public partial string? Fqdn { get; set; }
}
