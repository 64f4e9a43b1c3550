using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Why something was chosen: in words for people, and as data for programs.</summary>
public sealed record PlacementReason
{
    /// <summary>The rule that the choice comes from.</summary>
    public required PlacementRule Rule { get; init; }

    /// <summary>One sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The node it is about, where it is about one.</summary>
    public int? Node { get; init; }

    /// <summary>The CPUs it is about, where it is about some.</summary>
    public CpuSet? Cpus { get; init; }
}
