namespace KvmNfv.Sdk.Migration;

/// <summary>The same limit all the time, as virsh does.</summary>
public sealed record FixedDowntime : DowntimeSchedule
{
    /// <summary>The limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan Limit { get; init => field = Checked(value, nameof(Limit)); }

    /// <inheritdoc />
    public override TimeSpan Ceiling => Limit;

    /// <inheritdoc />
    public override TimeSpan LimitAt(DowntimeMoment moment) => Limit;
}
