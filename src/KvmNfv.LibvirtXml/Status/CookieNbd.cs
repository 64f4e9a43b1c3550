using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Where disks are copied to.</summary>
[Element("nbd")]
public sealed partial class CookieNbd : Element
{
    /// <summary>Port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>The disks.</summary>
    [Items("disk")]
    public partial ElementList<CookieNbdDisk> Disks { get; }
}
