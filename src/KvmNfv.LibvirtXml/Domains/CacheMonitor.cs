using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>VCPUs whose cache use is counted.</summary>
[Element("monitor")]
public sealed partial class CacheMonitor : Element
{
    /// <summary>Cache level.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>The vCPUs.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }
}
