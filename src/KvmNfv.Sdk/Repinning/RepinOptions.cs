using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Repinning;

/// <summary>How a domain is re-pinned.</summary>
public sealed record RepinOptions
{
    /// <summary>Whether the guest may be paused for the moves, where threads change places and no CPU is free to step aside to. Default false: such
    /// a plan is refused. The pause takes milliseconds.</summary>
    public bool AllowPause { get; init; }

    /// <summary>Whether a persistent domain's definition is changed too, for its next start. Default true.</summary>
    public bool UpdateDefinition { get; init; } = true;

    /// <summary>The host's housekeeping CPUs, where vCPUs never step aside to; null means the core of the first online CPU.</summary>
    public CpuSet? Housekeeping { get; init; }
}
