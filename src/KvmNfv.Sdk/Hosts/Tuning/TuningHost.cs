namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The host that a plan is for. What its files don't tell is null.</summary>
public sealed record TuningHost
{
    /// <summary>The kernel's release, such as <c>6.1.0-56-rt-amd64</c>.</summary>
    public string? KernelRelease { get; init; }

    /// <summary>Whether the kernel is a PREEMPT_RT one.</summary>
    public bool? RealtimeKernel { get; init; }

    /// <summary>The maker of the CPUs: <c>Intel</c>, <c>AMD</c>, <c>Arm</c> and others.</summary>
    public string? CpuVendor { get; init; }

    /// <summary>The processor's name.</summary>
    public string? Processor { get; init; }

    /// <summary>The machine's maker, from its firmware.</summary>
    public string? SystemVendor { get; init; }

    /// <summary>The machine's model, from its firmware.</summary>
    public string? Product { get; init; }

    /// <summary>The firmware's version.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>The distribution, such as <c>debian</c> (ID of os-release).</summary>
    public string? Distribution { get; init; }

    /// <summary>CPUs that are online.</summary>
    public int OnlineCpus { get; init; }

    /// <summary>NUMA nodes.</summary>
    public int Nodes { get; init; }
}
