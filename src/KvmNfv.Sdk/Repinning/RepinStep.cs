using System.Globalization;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Repinning;

/// <summary>One step of a re-pinning.</summary>
public sealed record RepinStep
{
    /// <summary>What it changes.</summary>
    public required RepinStepKind Kind { get; init; }

    /// <summary>The number of the vCPU or IOThread; null for other kinds.</summary>
    public int? Id { get; init; }

    /// <summary>The CPUs or nodes before; null where the step has none.</summary>
    public CpuSet? From { get; init; }

    /// <summary>The CPUs or nodes after; null where the step has none.</summary>
    public CpuSet? To { get; init; }

    /// <summary>Why now and why there.</summary>
    public required string Reason { get; init; }

    /// <summary>What it changes, for people: <c>vCPU 1</c>.</summary>
    [JsonIgnore]
    public string Subject => Kind switch
    {
        RepinStepKind.VCpu => $"vCPU {Id?.ToString(CultureInfo.InvariantCulture)}",
        RepinStepKind.IoThread => $"IOThread {Id?.ToString(CultureInfo.InvariantCulture)}",
        RepinStepKind.Emulator => "emulator",
        RepinStepKind.Memory => "memory",
        RepinStepKind.Metadata => "metadata",
        RepinStepKind.Definition => "definition",
        RepinStepKind.Pause => "pause",
        _ => "resume",
    };
}
