using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>One NUMA cell of a guest; cells of one guest may differ. Each is placed on a NUMA node of its own.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GuestCell
{
    /// <summary>The numbers of the vCPUs in this cell.</summary>
    public required CpuSet VCpus { get; init; }

    /// <summary>The memory of this cell.</summary>
    public required MemorySize Memory { get; init; }
}
