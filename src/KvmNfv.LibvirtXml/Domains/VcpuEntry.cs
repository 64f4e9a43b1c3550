using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>State of one vCPU.</summary>
[Element("vcpu")]
public sealed partial class VcpuEntry : Element
{
    /// <summary>Number of the vCPU.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Whether it is plugged in.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }

    /// <summary>Whether it can be unplugged later.</summary>
    [Attr("hotpluggable")]
    public partial bool? HotPluggable { get; set; }

    /// <summary>Place in the order of plugging.</summary>
    [Attr("order")]
    public partial uint? Order { get; set; }
}
