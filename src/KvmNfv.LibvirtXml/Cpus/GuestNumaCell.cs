using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A NUMA node of the guest.</summary>
[Element("cell")]
public sealed partial class GuestNumaCell : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Its vCPUs.</summary>
    [Attr("cpus")]
    public partial CpuSet? Cpus { get; set; }

    /// <summary>Its memory; KiB where there is no unit.</summary>
    [Attr("memory", UnitAttribute = "unit")]
    public partial MemorySize? Memory { get; set; }

    /// <summary>Whether its memory is shared; overrides memoryBacking.</summary>
    [Attr("memAccess")]
    public partial MemoryAccessMode? MemoryAccess { get; set; }

    /// <summary>Whether contents may be dropped when the guest stops.</summary>
    [Attr("discard")]
    public partial bool? Discard { get; set; }

    /// <summary>How far other nodes are.</summary>
    [Child("distances")]
    public partial NumaDistances Distances { get; set; }

    /// <summary>Caches in front of its memory.</summary>
    [Items("cache")]
    public partial ElementList<GuestNumaCache> Caches { get; }
}
