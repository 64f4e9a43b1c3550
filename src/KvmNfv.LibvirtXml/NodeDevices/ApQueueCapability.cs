using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A queue of an s390 crypto card.</summary>
[Element("capability")]
[Variant("ap_queue")]
public sealed partial class ApQueueCapability : DeviceCapability
{
    /// <summary>The card.</summary>
    [Text("ap-adapter")]
    public partial string? Adapter { get; set; }

    /// <summary>The domain.</summary>
    [Text("ap-domain")]
    public partial string? ApDomain { get; set; }
}
