using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What can be counted of a host's resource.</summary>
[Element("monitor")]
public sealed partial class CacheMonitorSupport : Element
{
    /// <summary>Cache level.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>Bytes below which a monitor can be used again.</summary>
    [Attr("reuseThreshold")]
    public partial uint? ReuseThreshold { get; set; }

    /// <summary>Most monitors.</summary>
    [Attr("maxMonitors")]
    public partial uint? MaxMonitors { get; set; }

    /// <summary>What is counted.</summary>
    [Items("feature")]
    public partial ElementList<NamedFeature> Features { get; }
}
