namespace KvmNfv.Channels;

/// <summary>What a relay has copied.</summary>
public sealed record RelayStatistics
{
    /// <summary>The relay's name.</summary>
    public required string Name { get; init; }

    /// <summary>Who is at the first end.</summary>
    public PeerState FirstPeer { get; init; }

    /// <summary>Who is at the second end.</summary>
    public PeerState SecondPeer { get; init; }

    /// <summary>From the first end to the second.</summary>
    public RelayCounters Forth { get; init; }

    /// <summary>From the second end to the first.</summary>
    public RelayCounters Back { get; init; }

    /// <summary>Faults of the ends' peers so far; an end whose channel one ended is opened anew.</summary>
    public long Faults { get; init; }

    /// <summary>The last fault in words; null when there was none.</summary>
    public string? LastFault { get; init; }
}
