using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Cache allocated to a group of vCPUs.</summary>
[Element("cachetune")]
public sealed partial class CacheTune : Element
{
    /// <summary>The vCPUs; libvirt demands them.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }

    /// <summary>Identity that libvirt gave the allocation.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }

    /// <summary>The allocations.</summary>
    [Items("cache")]
    public partial ElementList<CacheAllocation> Caches { get; }

    /// <summary>VCPUs whose cache use is counted.</summary>
    [Items("monitor")]
    public partial ElementList<CacheMonitor> Monitors { get; }
}
