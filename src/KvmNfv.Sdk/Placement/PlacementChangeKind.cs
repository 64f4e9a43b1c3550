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

    /// <summary>Relax the SMT policy to prefer.</summary>
    [JsonStringEnumMemberName("smt-policy")]
    SmtPolicy,

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
