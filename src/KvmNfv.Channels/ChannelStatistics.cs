namespace KvmNfv.Channels;

/// <summary>An endpoint's counters since it was opened. A snapshot: values of one moment's neighbourhood, each right by itself.</summary>
public readonly record struct ChannelStatistics
{
    /// <summary>Messages committed.</summary>
    public long SentMessages { get; init; }

    /// <summary>Their bytes.</summary>
    public long SentBytes { get; init; }

    /// <summary>Messages received.</summary>
    public long ReceivedMessages { get; init; }

    /// <summary>Their bytes.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Reservations that found less room than asked for.</summary>
    public long Full { get; init; }

    /// <summary>Receive polls.</summary>
    public long Polls { get; init; }

    /// <summary>Receive polls that found nothing.</summary>
    public long EmptyPolls { get; init; }

    /// <summary>The longest time between two looks at the clock, taken every 64 receive polls: how long the poller was away, plus the time of those polls.
    /// Waiting on a doorbell does not count.</summary>
    public TimeSpan LongestPollGap { get; init; }

    /// <summary>Times the peer was woken.</summary>
    public long DoorbellsRung { get; init; }

    /// <summary>Times this end stopped polling and waited for its doorbell.</summary>
    public long DoorbellWaits { get; init; }

    /// <summary>Messages that were committed but never received, because the peer went away before it took them.</summary>
    public long Lost { get; init; }

    /// <summary>Times a new peer attached in place of one that was there before.</summary>
    public long PeerRestarts { get; init; }
}
