namespace KvmNfv.Sdk.Migration;

/// <summary>The way between the two hosts, as the migration will find it.</summary>
public sealed record MigrationLink
{
    /// <summary>What the link carries, less what other traffic needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero.</exception>
    public required DataRate Bandwidth
    {
        get;
        init => field = value > DataRate.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Bandwidth), "A link carries something.");
    }

    /// <summary>There and back; a tenth of a millisecond unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan RoundTrip { get; init => field = Limits.NotNegative(value); } = TimeSpan.FromMicroseconds(100);

    /// <summary>Where the figures come from, for people: <c>told</c>, <c>ens1f0's speed</c> ...</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>Whether both ends are the same machine: zero-copy gains nothing over the loopback.</summary>
    public bool Loopback { get; init; }
}
