using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>One of the host's device interrupts.</summary>
public sealed record InterruptActual
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its chip and the driver's name for it, as /proc/interrupts has them.</summary>
    public required string Name { get; init; }

    /// <summary>The CPUs that it is delivered to (<c>effective_affinity_list</c>; <c>smp_affinity_list</c> where the kernel has no such file).</summary>
    public required CpuSet Affinity { get; init; }

    /// <summary>Where it fired during the window, CPUs where it didn't left out; null when it was read once only.</summary>
    public EquatableList<InterruptCount>? Fired { get; init; }

    /// <summary>Whether it is the interrupt of a device that a guest has (vfio).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGuests => Name.Contains("vfio", StringComparison.Ordinal);
}
