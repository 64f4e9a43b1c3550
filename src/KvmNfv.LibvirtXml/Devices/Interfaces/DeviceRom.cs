using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device's boot ROM.</summary>
[Element("rom")]
public sealed partial class DeviceRom : Element
{
    /// <summary>Whether the guest sees it.</summary>
    [Attr("bar", OnOff = true)]
    public partial bool? Bar { get; set; }

    /// <summary>Path of an image on the host.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>Whether there is one.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }
}
