namespace KvmNfv.Sdk.Migration;

/// <summary>How both hosts' Open vSwitch are reached. Immutable.</summary>
public sealed record OvsMigrationOptions
{
    /// <summary>The source's database, as <c>ovs-vsctl --db</c> takes it, such as <c>tcp:10.0.0.1:6640</c>; null is that of this machine.</summary>
    public string? SourceDatabase { get; init; }

    /// <summary>The destination's database, such as <c>ssl:10.0.0.2:6640</c>; null is that of this machine.</summary>
    public string? DestinationDatabase { get; init; }

    /// <summary>The bridge at the destination; null means the name of the source's.</summary>
    public string? Bridge { get; init; }

    /// <summary>Whether to wait until ovs-vswitchd has made the port, not only the database. Default true.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>How long one command may take. Default 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Timeout { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(10);
}
