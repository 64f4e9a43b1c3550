using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Who made a host.</summary>
[Element("hardware")]
public sealed partial class SystemHardware : Element
{
    /// <summary>Vendor.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Version.</summary>
    [Text("version")]
    public partial string? Version { get; set; }

    /// <summary>Serial number.</summary>
    [Text("serial")]
    public partial string? Serial { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }
}
