using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What to check a machine for.</summary>
public sealed record ReadinessOptions
{
    /// <summary>What the machine is to be ready for. Default: <see cref="ReadinessProfile.Realtime"/>.</summary>
    public ReadinessProfile Profile { get; init; } = ReadinessProfile.Realtime;

    /// <summary>From which side to look; null (the default) takes a machine with a hypervisor below it for a guest.</summary>
    public MachineRole? Role { get; init; }

    /// <summary>The CPUs meant to be isolated; null (the default) asks the machine.</summary>
    public CpuSet? Isolated { get; init; }

    /// <summary>What libvirt says of the machine (<see cref="HostTopology.FromCapabilities"/>), to compare with what it is; null (the default) leaves that
    /// check unknown.</summary>
    public HostTopology? Capabilities { get; init; }

    /// <summary>How long to wait between the two samples of the checks that count events; zero (the default) takes one sample, and those checks are
    /// unknown. At most a day.</summary>
    public TimeSpan Window
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A window is from zero to one day.");
    }
}
