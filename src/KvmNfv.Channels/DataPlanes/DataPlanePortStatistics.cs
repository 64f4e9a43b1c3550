namespace KvmNfv.Channels;

/// <summary>A port of one of a data plane's switches.</summary>
public sealed record DataPlanePortStatistics
{
    /// <summary>The switch's name.</summary>
    public required string Switch { get; init; }

    /// <summary>The port's name.</summary>
    public required string Port { get; init; }

    /// <summary>Whether a front-end is connected.</summary>
    public bool IsConnected { get; init; }

    /// <summary>Whether the guest's driver has started the device.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The last fault of the front-end or the guest in words; null when there was none.</summary>
    public string? LastFault { get; init; }

    /// <summary>The port's counters.</summary>
    public VhostUserPortStatistics Counters { get; init; }
}
