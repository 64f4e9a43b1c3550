using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Energy monitored for a group of vCPUs.</summary>
[Element("energytune")]
public sealed partial class EnergyTune : Element
{
    /// <summary>Identity that libvirt gave it.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }

    /// <summary>The vCPUs.</summary>
    [Attr("vcpus")]
    public partial CpuSet? Vcpus { get; set; }

    /// <summary>VCPUs whose energy use is counted.</summary>
    [Items("monitor")]
    public partial ElementList<EnergyMonitor> Monitors { get; }
}
