using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where one vCPU may run.</summary>
[Element("vcpupin")]
public sealed partial class VcpuPin : Element
{
    /// <summary>Number of the vCPU.</summary>
    [Attr("vcpu")]
    public partial uint? Vcpu { get; set; }

    /// <summary>Host CPUs it may run on.</summary>
    [Attr("cpuset")]
    public partial CpuSet? CpuSet { get; set; }
}
