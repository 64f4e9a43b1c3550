using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where one IOThread runs.</summary>
public sealed record IoThreadPlacement
{
    /// <summary>libvirt's id of the IOThread, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>The CPUs it may run on.</summary>
    public required CpuSet Cpus { get; init; }

    /// <summary>Whether the thread has its CPU for itself.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Why these CPUs.</summary>
    public required PlacementReason Reason { get; init; }
}
