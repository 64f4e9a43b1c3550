using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A NUMA node of a host.</summary>
[Element("cell")]
public sealed partial class HostCell : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Its memory.</summary>
    [Text("memory", UnitAttribute = "unit")]
    public partial MemorySize? Memory { get; set; }

    /// <summary>Its memory by page size.</summary>
    [Items("pages")]
    public partial ElementList<HostPages> Pages { get; }

    /// <summary>How far other nodes are.</summary>
    [Child("distances")]
    public partial NumaDistances Distances { get; set; }

    /// <summary>Caches in front of its memory.</summary>
    [Items("cache")]
    public partial ElementList<GuestNumaCache> Caches { get; }

    /// <summary>Its CPUs.</summary>
    [Child("cpus")]
    public partial HostCpuList Cpus { get; set; }
}
