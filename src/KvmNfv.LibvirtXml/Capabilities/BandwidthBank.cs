using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where memory bandwidth can be allocated.</summary>
[Element("node")]
public sealed partial class BandwidthBank : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>CPUs that share it.</summary>
    [Attr("cpus")]
    public partial CpuSet? Cpus { get; set; }

    /// <summary>How it can be allocated.</summary>
    [Items("control")]
    public partial ElementList<BandwidthControl> Controls { get; }
}
