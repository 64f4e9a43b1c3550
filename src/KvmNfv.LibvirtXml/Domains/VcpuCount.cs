using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The number of vCPUs.</summary>
[Element("vcpu")]
public sealed partial class VcpuCount : Element
{
    /// <summary>The most vCPUs the guest can have.</summary>
    [Text]
    public partial uint? Value { get; set; }

    /// <summary>Whether numad may choose host CPUs.</summary>
    [Attr("placement")]
    public partial VcpuPlacement? Placement { get; set; }

    /// <summary>Host CPUs for vCPUs, emulator and IO threads that have no pin of their own.</summary>
    [Attr("cpuset")]
    public partial CpuSet? CpuSet { get; set; }

    /// <summary>VCPUs plugged in; all where it is left out.</summary>
    [Attr("current")]
    public partial uint? Current { get; set; }
}
