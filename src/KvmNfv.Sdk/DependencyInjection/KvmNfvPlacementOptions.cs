using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>A <see cref="PlacementPolicy"/> as configuration can state it.</summary>
public sealed class KvmNfvPlacementOptions
{
    /// <summary>The host's housekeeping CPUs as a cpuset, such as <c>0-1,16</c>. The default is null: the core of CPU 0.</summary>
    public string? Housekeeping { get; set; }

    /// <summary>The CPUs that shared vCPUs float over, as a cpuset. The default is null: the housekeeping CPUs.</summary>
    public string? Shared { get; set; }

    /// <summary>The CPUs of a poll-mode switch on the host, as a cpuset. The default is null: none.</summary>
    public string? PollMode { get; set; }

    /// <summary>Whether real-time vCPUs need isolated CPUs. The default is <see cref="RealTimeIsolation.WhereAvailable"/>.</summary>
    public RealTimeIsolation Isolation { get; set; }

    /// <summary>The options as the value that placing takes.</summary>
    /// <exception cref="FormatException">A cpuset is not one; options that passed validation never throw.</exception>
    public PlacementPolicy ToPolicy() => new()
    {
        Housekeeping = Housekeeping is null ? null : CpuSet.Parse(Housekeeping),
        Shared = Shared is null ? null : CpuSet.Parse(Shared),
        PollMode = PollMode is null ? null : CpuSet.Parse(PollMode),
        Isolation = Isolation,
    };
}
