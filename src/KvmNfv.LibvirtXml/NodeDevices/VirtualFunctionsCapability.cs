using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Virtual functions of a physical one.</summary>
[Element("capability")]
[Variant("virt_functions")]
public sealed partial class VirtualFunctionsCapability : DeviceCapability
{
    /// <summary>Most of them.</summary>
    [Attr("maxCount")]
    public partial uint? MaxCount { get; set; }

    /// <summary>Their places.</summary>
    [Items("address")]
    public partial ElementList<PciSourceAddress> Addresses { get; }
}
