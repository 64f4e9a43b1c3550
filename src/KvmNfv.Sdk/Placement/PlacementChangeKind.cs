using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>What can be changed so that a refused VNF fits. The order is that of size: earlier kinds cost the VNF less.</summary>
public enum PlacementChangeKind
{
    /// <summary>Accept smaller pages as well.</summary>
    [JsonStringEnumMemberName("page-sizes")]
    PageSizes,

    /// <summary>Let the emulator share the housekeeping CPUs.</summary>
    [JsonStringEnumMemberName("emulator-policy")]
    EmulatorPolicy,

    /// <summary>Let the IOThreads run with the emulator.</summary>
    [JsonStringEnumMemberName("iothread-policy")]
    IoThreadPolicy,

    /// <summary>Relax the SMT policy to prefer.</summary>
    [JsonStringEnumMemberName("smt-policy")]
    SmtPolicy,

    /// <summary>Let devices be further away.</summary>
    [JsonStringEnumMemberName("device-affinity")]
    DeviceAffinity,

    /// <summary>Take ways of the cache from the host's root group, in which everything runs that has no share.</summary>
    [JsonStringEnumMemberName("host-caches")]
    HostCaches,

    /// <summary>Have more virtual functions on the host's network cards.</summary>
    [JsonStringEnumMemberName("host-devices")]
    HostDevices,

    /// <summary>Ask for less memory bandwidth.</summary>
    [JsonStringEnumMemberName("memory-bandwidth")]
    MemoryBandwidth,

    /// <summary>Ask for less cache.</summary>
    [JsonStringEnumMemberName("cache-share")]
    CacheShare,

    /// <summary>Accept any type of core.</summary>
    [JsonStringEnumMemberName("core-type")]
    CoreType,

    /// <summary>Give the guest more NUMA cells where one is too large for a node, or fewer where nodes are too few.</summary>
    [JsonStringEnumMemberName("guest-cells")]
    GuestCells,

    /// <summary>Have more free pages on the host.</summary>
    [JsonStringEnumMemberName("host-pages")]
    HostPages,

    /// <summary>Ask for less memory.</summary>
    [JsonStringEnumMemberName("memory")]
    Memory,

    /// <summary>Ask for fewer dedicated vCPUs.</summary>
    [JsonStringEnumMemberName("dedicated-vcpus")]
    DedicatedVCpus,

    /// <summary>Ask for fewer real-time vCPUs.</summary>
    [JsonStringEnumMemberName("realtime-vcpus")]
    RealTimeVCpus,

    /// <summary>Let real-time vCPUs run on CPUs that the kernel doesn't isolate.</summary>
    [JsonStringEnumMemberName("isolation")]
    Isolation,

    /// <summary>Have more CPUs on the host, isolated where it isolates any.</summary>
    [JsonStringEnumMemberName("host-cpus")]
    HostCpus,

    /// <summary>Have more memory on the host.</summary>
    [JsonStringEnumMemberName("host-memory")]
    HostMemory,
}
