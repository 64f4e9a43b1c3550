using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A SCSI device.</summary>
[Element("capability")]
[Variant("scsi")]
public sealed partial class ScsiCapability : DeviceCapability
{
    /// <summary>Adapter.</summary>
    [Text("host")]
    public partial uint? Host { get; set; }

    /// <summary>Bus.</summary>
    [Text("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Target.</summary>
    [Text("target")]
    public partial uint? Target { get; set; }

    /// <summary>Unit.</summary>
    [Text("lun")]
    public partial uint? Lun { get; set; }

    /// <summary>Such as <c>disk</c>.</summary>
    [Text("type")]
    public partial string? KindOfDevice { get; set; }
}
