namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The machine that a report is about.</summary>
public sealed record ReadinessMachine
{
    /// <summary>The kernel's release, such as <c>6.12.9-rt1</c>; null when the files don't tell.</summary>
    public string? KernelRelease { get; init; }

    /// <summary>The kernel's version string (<c>uname -v</c>); null when the files don't tell.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>The processor's name; null when the files don't tell.</summary>
    public string? Processor { get; init; }

    /// <summary>Whether the processor says that a hypervisor is below; null when the files don't tell.</summary>
    public bool? Virtual { get; init; }

    /// <summary>Where the topology was read from; null when it could not be read.</summary>
    public string? TopologySource { get; init; }

    /// <summary>CPUs that are online.</summary>
    public int OnlineCpus { get; init; }

    /// <summary>NUMA nodes.</summary>
    public int Nodes { get; init; }
}
