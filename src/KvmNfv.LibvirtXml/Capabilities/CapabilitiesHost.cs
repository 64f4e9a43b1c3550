using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The host.</summary>
[Element("host", Order =
    "uuid cpu power_management iommu migration_features netprefix topology cache memory_bandwidth cache_bank "
    + "secmodel dom0")]
public sealed partial class CapabilitiesHost : Element
{
    /// <summary>Identity of the host.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Its CPU.</summary>
    [Child("cpu")]
    public partial Cpu Cpu { get; set; }

    /// <summary>How it can be suspended.</summary>
    [Child("power_management")]
    public partial HostPowerManagement PowerManagement { get; set; }

    /// <summary>Whether devices can be given to guests.</summary>
    [Child("iommu")]
    public partial HostIommu Iommu { get; set; }

    /// <summary>How guests can be migrated.</summary>
    [Child("migration_features")]
    public partial MigrationFeatures MigrationFeatures { get; set; }

    /// <summary>Start of the names of its network devices for guests.</summary>
    [Text("netprefix")]
    public partial string? NetworkPrefix { get; set; }

    /// <summary>NUMA nodes and CPUs.</summary>
    [Child("topology")]
    public partial CapabilitiesTopology Topology { get; set; }

    /// <summary>Caches that can be allocated.</summary>
    [Child("cache")]
    public partial CapabilitiesCache Cache { get; set; }

    /// <summary>Energy that can be counted.</summary>
    [Child("energy")]
    public partial HostEnergy Energy { get; set; }

    /// <summary>Memory bandwidth that can be allocated.</summary>
    [Child("memory_bandwidth")]
    public partial HostMemoryBandwidth MemoryBandwidth { get; set; }

    /// <summary>Security drivers.</summary>
    [Items("secmodel")]
    public partial ElementList<HostSecurityModel> SecurityModels { get; }
}
