using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Domains;

/// <summary>What a running domain got from the kernel: its threads with their CPUs and classes, and where its memory is. Compares by value.</summary>
public sealed record DomainActual
{
    /// <summary>QEMU's process id.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The vCPUs whose threads were found, ascending.</summary>
    public required EquatableList<VCpuActual> VCpus { get; init; }

    /// <summary>The IOThreads whose threads were found, ascending.</summary>
    public required EquatableList<IoThreadActual> IoThreads { get; init; }

    /// <summary>QEMU's other threads: main loop, RCU, monitor, workers.</summary>
    public required EquatableList<ThreadActual> Emulator { get; init; }

    /// <summary>Thread contexts (<c>TC ...</c>): they preallocate memory at start from CPUs of its node, and sleep ever after.</summary>
    public required EquatableList<ThreadActual> MemoryAllocators { get; init; }

    /// <summary>The mappings that hold the guest's memory, in the order of the cells asked for; null when they may not be read.</summary>
    public EquatableList<MemoryRegion>? Memory { get; init; }

    /// <summary>What stands in the way of a sure answer about memory: files that may not be read, mappings that can't be told apart.</summary>
    public string? MemoryNote { get; init; }

    /// <summary>The CPUs that QEMU's cpuset cgroup allows (v1 or v2); null when it is in none.</summary>
    public CpuSet? CgroupCpus { get; init; }

    /// <summary>The memory nodes that QEMU's cpuset cgroup allows; null when it is in none.</summary>
    public CpuSet? CgroupNodes { get; init; }

    /// <summary>The host's interrupts: where each may fire, and where it did; null when they were not read.</summary>
    public EquatableList<InterruptActual>? Interrupts { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not such a value.</exception>
    public static DomainActual FromJson(string json) => SdkJson.Read(json, SdkJson.Context.DomainActual);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.DomainActual);
}
