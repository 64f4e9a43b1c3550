namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What the forecast says is reachable, with a margin, and never more than the budget: a limit below the floor only costs passes, one far above it costs
/// downtime.
/// </summary>
public sealed record ModelDowntime : DowntimeSchedule
{
    /// <summary>The limit while there is no forecast, and the lowest one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan Least { get; init => field = Checked(value, nameof(Least)); }

    /// <summary>The highest limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan Most { get; init => field = Checked(value, nameof(Most)); }

    /// <summary>How far above the floor the limit lies, as a factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public double Margin { get; init => field = Limits.AtLeast(value, 1); } = 1.25;

    /// <summary>From this moment on <see cref="Most"/> holds, whatever the forecast says.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.MaxValue;

    /// <inheritdoc />
    public override TimeSpan Ceiling => Most > Least ? Most : Least;

    /// <inheritdoc />
    public override TimeSpan LimitAt(DowntimeMoment moment)
    {
        if (moment.Elapsed >= Patience)
            return Ceiling;
        if (moment.Floor is not { } floor)
            return Least;
        var wanted = floor >= Ceiling / Margin ? Ceiling : floor * Margin;
        return wanted < Least ? Least : wanted;
    }
}
