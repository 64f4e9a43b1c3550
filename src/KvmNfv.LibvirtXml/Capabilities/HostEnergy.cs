using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Energy of a host that can be counted.</summary>
[Element("energy")]
public sealed partial class HostEnergy : Element
{
    /// <summary>What can be counted.</summary>
    [Items("monitor")]
    public partial ElementList<CacheMonitorSupport> Monitors { get; }
}
