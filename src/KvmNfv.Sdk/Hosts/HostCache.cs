using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>One cache of the host and the CPUs that share it.</summary>
public sealed record HostCache
{
    /// <summary>The level: 1, 2, 3 ...</summary>
    public required int Level { get; init; }

    /// <summary>What the cache holds.</summary>
    public required CacheType Type { get; init; }

    /// <summary>The size; null when unknown.</summary>
    public MemorySize? Size { get; init; }

    /// <summary>The id that resctrl and libvirt's cachetune name it by, unique within its level; null on kernels that have none.</summary>
    public int? Id { get; init; }

    /// <summary>Ways of associativity; null when unknown.</summary>
    public int? Ways { get; init; }

    /// <summary>The CPUs that share the cache.</summary>
    public required CpuSet Cpus { get; init; }
}
