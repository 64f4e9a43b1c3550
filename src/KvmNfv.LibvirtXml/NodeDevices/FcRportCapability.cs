using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A Fibre Channel remote port.</summary>
[Element("capability")]
[Variant("fc_remote_port")]
public sealed partial class FcRportCapability : DeviceCapability
{
    /// <summary>Its name.</summary>
    [Text("rport")]
    public partial string? RemotePort { get; set; }

    /// <summary>Port name.</summary>
    [Text("wwpn")]
    public partial string? Wwpn { get; set; }
}
