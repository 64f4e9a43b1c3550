using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What ACPI tells about a device.</summary>
[Element("acpi")]
public sealed partial class DeviceAcpi : Element
{
    /// <summary>Index that guests name network interfaces by.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Guest NUMA nodes the device stands for.</summary>
    [Attr("nodeset")]
    public partial CpuSet? NodeSet { get; set; }
}
