using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where a module's memory comes from.</summary>
[Element("source", Order = "pagesize nodemask path alignsize pmem")]
public sealed partial class MemoryDeviceSource : Element
{
    /// <summary>File or device of the host.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>Page size.</summary>
    [Text("pagesize", UnitAttribute = "unit")]
    public partial MemorySize? PageSize { get; set; }

    /// <summary>Host NUMA nodes.</summary>
    [Text("nodemask")]
    public partial CpuSet? NodeMask { get; set; }

    /// <summary>Alignment.</summary>
    [Text("alignsize", UnitAttribute = "unit")]
    public partial MemorySize? AlignSize { get; set; }

    /// <summary>The host has persistent memory there.</summary>
    [Child("pmem")]
    public partial bool PersistentMemory { get; set; }
}
