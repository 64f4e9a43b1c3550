using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An RDP server.</summary>
[Element("graphics")]
[Variant("rdp")]
public sealed partial class RdpGraphics : Graphics
{
    /// <summary>Port, -1 chooses one.</summary>
    [Attr("port")]
    public partial int? Port { get; set; }

    /// <summary>Whether libvirt chooses the port.</summary>
    [Attr("autoport")]
    public partial bool? AutoPort { get; set; }

    /// <summary>Whether a new user replaces the old.</summary>
    [Attr("replaceUser")]
    public partial bool? ReplaceUser { get; set; }

    /// <summary>Whether several users can connect.</summary>
    [Attr("multiUser")]
    public partial bool? MultiUser { get; set; }

    /// <summary>Address it listens on.</summary>
    [Attr("listen")]
    public partial string? Listen { get; set; }

    /// <summary>User.</summary>
    [Attr("username")]
    public partial string? UserName { get; set; }

    /// <summary>Password.</summary>
    [Attr("passwd")]
    public partial string? Password { get; set; }
}
