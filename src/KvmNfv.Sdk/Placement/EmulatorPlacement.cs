using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where QEMU's own threads run.</summary>
public sealed record EmulatorPlacement
{
    /// <summary>The CPUs they may run on.</summary>
    public required CpuSet Cpus { get; init; }

    /// <summary>Whether the VNF has these CPUs for itself.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Why these CPUs.</summary>
    public required PlacementReason Reason { get; init; }
}
