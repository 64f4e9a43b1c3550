namespace KvmNfv.Sdk.Migration;

/// <summary>Equal steps from a first limit to the last, one a pass but not faster than a cool-down, as KubeVirt does.</summary>
public sealed record RampDowntime : DowntimeSchedule
{
    /// <summary>The first limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan From { get; init => field = Checked(value, nameof(From)); }

    /// <summary>The last limit; below <see cref="From"/> means no ramp.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan To { get; init => field = Checked(value, nameof(To)); }

    /// <summary>Steps between them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Steps { get; init => field = (int)Limits.AtLeast(value, 1); } = 7;

    /// <summary>The pass after which the ramp begins.</summary>
    public int AfterPass { get; init; } = 3;

    /// <summary>The shortest time between two steps; the first one is due this long after the beginning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan CoolDown { get; init => field = Limits.NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override TimeSpan Ceiling => To > From ? To : From;

    /// <inheritdoc />
    public override TimeSpan LimitAt(DowntimeMoment moment)
    {
        var byPass = moment.Iteration - AfterPass;
        var byTime = CoolDown == TimeSpan.Zero ? Steps : (int)Math.Min(Steps, moment.Elapsed / CoolDown);
        var step = Math.Clamp(Math.Min(byPass, byTime), 0, Steps);
        return From + (Ceiling - From) * ((double)step / Steps);
    }
}
