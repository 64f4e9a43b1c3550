using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>NUMA nodes of the guest.</summary>
[Element("numa")]
public sealed partial class CpuNuma : Element
{
    /// <summary>The nodes.</summary>
    [Items("cell")]
    public partial ElementList<GuestNumaCell> Cells { get; }

    /// <summary>Latencies and bandwidths between nodes (ACPI HMAT).</summary>
    [Child("interconnects")]
    public partial NumaInterconnects Interconnects { get; set; }
}
