namespace KvmNfv.Sdk.Migration;

/// <summary>How long the guest stood still, measured independently in up to four ways. A null was not to be had.</summary>
public sealed record MigrationDowntimes
{
    /// <summary>QEMU's own figure (<c>query-migrate</c> at the source).</summary>
    public TimeSpan? Qemu { get; init; }

    /// <summary>libvirt's, the difference of the hosts' clocks taken off where it knows it (<c>downtime_net</c>, else <c>downtime</c>).</summary>
    public TimeSpan? Libvirt { get; init; }

    /// <summary>From QEMU's STOP event at the source to its RESUME event at the destination, to the microsecond of the hosts' clocks.</summary>
    public TimeSpan? Events { get; init; }

    /// <summary>The longest gap that the service probe saw; it includes the network's own finding of the guest.</summary>
    public TimeSpan? Probe { get; init; }

    /// <summary>The best single figure: events, else libvirt's, else QEMU's.</summary>
    public TimeSpan? Best => Events ?? Libvirt ?? Qemu;
}
