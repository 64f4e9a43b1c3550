using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Firmware of a host.</summary>
[Element("firmware")]
public sealed partial class SystemFirmware : Element
{
    /// <summary>Vendor.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Version.</summary>
    [Text("version")]
    public partial string? Version { get; set; }

    /// <summary>When it was released.</summary>
    [Text("release_date")]
    public partial string? ReleaseDate { get; set; }
}
