using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// A share of the last-level cache and of the memory bandwidth for some of a VNF's exclusive vCPUs: one resctrl group, which takes one class of
/// service of the host. The cache is theirs alone (CAT), the bandwidth is what they may use at most (MBA).
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ResourceShare
{
    /// <summary>The role of the vCPUs it is for: real-time or dedicated; null means both.</summary>
    public VCpuRole? Role { get; init; }

    /// <summary>The guest cells it is for; null means all.</summary>
    public CpuSet? Cells { get; init; }

    /// <summary>Ways of each L3 cache that the vCPUs are on; null where <see cref="CacheSize"/> says it, or for bandwidth only.</summary>
    public int? CacheWays { get; init; }

    /// <summary>The size to have of each L3 cache that the vCPUs are on, rounded up to whole ways; null where <see cref="CacheWays"/> says it.</summary>
    public MemorySize? CacheSize { get; init; }

    /// <summary>The share of each memory controller's bandwidth in percent, 1 to 100, rounded up to what the host can set; null for none.</summary>
    public int? MemoryBandwidth { get; init; }

    internal bool Covers(VCpuRole role, int cell) =>
        role is VCpuRole.RealTime or VCpuRole.Dedicated && (Role is null || Role == role) && (Cells is null || Cells.Contains(cell));
}
