using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Scheduling class of vCPUs; takes effect when the guest starts.</summary>
[Element("vcpusched")]
public sealed partial class VcpuScheduler : ThreadScheduler
{
    /// <summary>The vCPUs it applies to.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }
}
