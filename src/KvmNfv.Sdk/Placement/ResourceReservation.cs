using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>One resctrl group of a plan: the cache and the memory bandwidth that some vCPUs have (libvirt's cachetune and memorytune).</summary>
public sealed record ResourceReservation
{
    /// <summary>The vCPUs in the group.</summary>
    public required CpuSet VCpus { get; init; }

    /// <summary>What they have of each cache, ascending by cache and type.</summary>
    public EquatableList<CacheReservation> Caches { get; init => field = value ?? []; } = [];

    /// <summary>What they may use of each memory controller, ascending by id.</summary>
    public EquatableList<BandwidthReservation> Bandwidths { get; init => field = value ?? []; } = [];

    /// <summary>Why so much.</summary>
    public required PlacementReason Reason { get; init; }
}
