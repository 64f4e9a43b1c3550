using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>What one vCPU of a VNF needs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VCpuProfile
{
    /// <summary>The FIFO priority of a real-time vCPU that names none: 1, above every normal task and below the kernel's own threads.</summary>
    public const int DefaultPriority = 1;

    /// <summary>What the vCPU is for.</summary>
    public required VCpuRole Role { get; init; }

    /// <summary>SCHED_FIFO priority, 1 to 99, for a real-time vCPU; null means <see cref="DefaultPriority"/>. Must be null for other roles.</summary>
    public int? Priority { get; init; }

    /// <summary>The core type on hybrid hosts, as <see cref="VnfProfile.CoreType"/>; null means the profile's. Must be null for roles without a CPU
    /// of their own.</summary>
    public string? CoreType { get; init; }

    internal bool IsExclusive => Role is VCpuRole.RealTime or VCpuRole.Dedicated;
}
