using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>CPUs of a NUMA node.</summary>
[Element("cpus")]
public sealed partial class HostCpuList : Element
{
    /// <summary>How many.</summary>
    [Attr("num")]
    public partial uint? Count { get; set; }

    /// <summary>The CPUs.</summary>
    [Items("cpu")]
    public partial ElementList<CapabilitiesCpu> Items { get; }
}
