using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>A running domain as it is before a re-pinning.</summary>
internal sealed record RepinState
{
    public required string Domain { get; init; }

    /// <summary>The CPUs of each vCPU, by its number.</summary>
    public required IReadOnlyList<CpuSet> VCpus { get; init; }

    /// <summary>The FIFO priority by vCPU; those without are missing.</summary>
    public required IReadOnlyDictionary<int, int> Fifo { get; init; }

    /// <summary>The vCPUs that have a CPU to themselves now.</summary>
    public required CpuSet Exclusive { get; init; }

    public required CpuSet Emulator { get; init; }

    /// <summary>The CPUs of each IOThread, by its id.</summary>
    public required IReadOnlyDictionary<int, CpuSet> IoThreads { get; init; }

    public required IReadOnlyList<RepinCell> Cells { get; init; }

    /// <summary>The mode of the whole guest's memory policy; null where there is none.</summary>
    public NumaMemoryMode? MemoryMode { get; init; }

    public CpuSet? MemoryNodes { get; init; }

    public bool Persistent { get; init; }

    public bool Paused { get; init; }

    /// <summary>The plan in the metadata, as JSON; null where there is none.</summary>
    public string? StoredPlan { get; init; }
}
