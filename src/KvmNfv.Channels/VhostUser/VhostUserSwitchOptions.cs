namespace KvmNfv.Channels;

/// <summary>How a <see cref="VhostUserSwitch"/> works.</summary>
public sealed record VhostUserSwitchOptions
{
    /// <summary>The CPUs whose threads move frames, one thread each; best isolated ones. Empty, the default: one thread that the scheduler places.</summary>
    public IReadOnlyList<int> Cpus { get; init; } = [];

    /// <summary>How long a learned address lives without a frame from it. Default 300 s, as IEEE 802.1D proposes.</summary>
    public TimeSpan AddressAge { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Addresses that one port may have learned at a time; more are not learned, so that one guest can't push out the others'. Default 512.</summary>
    public int MaxAddressesPerPort { get; init; } = 512;

    /// <summary>Frames to more than one port (broadcast, multicast, unknown addresses) that one port may send in a second; more are dropped and counted. Default
    /// 10 000; 0: no limit.</summary>
    public int MaxFloodedPerSecond { get; init; } = 10_000;

    /// <summary>A folder, best on tmpfs, that keeps the positions of packed rings over this process's death. Null, the default: the rings alone tell them, which is enough
    /// for guests whose chains take one ring entry (Linux with indirect descriptors).</summary>
    public string? StateFolder { get; init; }

    /// <summary>Gives the CPU away between polls that find nothing. Default false: data-plane CPUs have nothing else to do.</summary>
    public bool YieldWhenIdle { get; init; }
}
