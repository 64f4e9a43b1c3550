using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Caches of a host.</summary>
[Element("cache")]
public sealed partial class CapabilitiesCache : Element
{
    /// <summary>The caches.</summary>
    [Items("bank")]
    public partial ElementList<CacheBank> Banks { get; }

    /// <summary>What can be counted.</summary>
    [Items("monitor")]
    public partial ElementList<CacheMonitorSupport> Monitors { get; }
}
