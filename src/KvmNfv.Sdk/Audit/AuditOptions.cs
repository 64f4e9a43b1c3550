using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit;

/// <summary>What a domain of a hypervisor is compared with.</summary>
public sealed record AuditOptions
{
    /// <summary>The plan; null takes the one in the domain's metadata, if there is one.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>The profile; null leaves the comparison out.</summary>
    public VnfProfile? Profile { get; init; }

    /// <summary>The host's rules; null means the defaults.</summary>
    public PlacementPolicy? Policy { get; init; }

    /// <summary>How long to watch interrupts; the default, zero, reads only where they may fire.</summary>
    public TimeSpan InterruptWindow { get; init; }
}
