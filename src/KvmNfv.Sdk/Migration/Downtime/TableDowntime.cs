namespace KvmNfv.Sdk.Migration;

/// <summary>A limit for each number of stalled passes, as oVirt's policies do.</summary>
public sealed record TableDowntime : DowntimeSchedule
{
    /// <summary>oVirt's "minimal downtime": 100 ms, then 150, 200, 300, 400 and 500 ms after 1, 2, 3, 4 and 6 stalled passes.</summary>
    public static TableDowntime Ovirt { get; } = new()
    {
        Initial = TimeSpan.FromMilliseconds(100),
        Steps =
        [
            new(1, TimeSpan.FromMilliseconds(150)), new(2, TimeSpan.FromMilliseconds(200)), new(3, TimeSpan.FromMilliseconds(300)),
            new(4, TimeSpan.FromMilliseconds(400)), new(6, TimeSpan.FromMilliseconds(500)),
        ],
    };

    /// <summary>The limit before any pass has stalled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 1 ms to 2,000 s.</exception>
    public required TimeSpan Initial { get; init => field = Checked(value, nameof(Initial)); }

    /// <summary>The steps, in any order. A step with a lower limit than one before it changes nothing.</summary>
    public required EquatableList<DowntimeStep> Steps
    {
        get;
        init => field = value.Select(s => s with { Limit = Checked(s.Limit, nameof(Steps)) }).OrderBy(s => s.StalledPasses).ToEquatableList();
    }

    /// <inheritdoc />
    public override TimeSpan Ceiling => LimitAt(new DowntimeMoment { StalledPasses = int.MaxValue });

    /// <inheritdoc />
    public override TimeSpan LimitAt(DowntimeMoment moment)
    {
        var limit = Initial;
        foreach (var step in Steps)
        {
            if (step.StalledPasses <= moment.StalledPasses && step.Limit > limit)
                limit = step.Limit;
        }

        return limit;
    }
}
