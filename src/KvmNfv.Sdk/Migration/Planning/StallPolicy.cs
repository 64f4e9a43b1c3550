namespace KvmNfv.Sdk.Migration;

/// <summary>How a stalled migration is told from a slow one, and what happens then.</summary>
public sealed record StallPolicy
{
    /// <summary>A pass stalls when its remaining memory is not below the best one older than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Window { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(40);

    /// <summary>By how much it must be below, as a share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    public double Tolerance { get; init => field = Limits.Share(value); } = 0.04;

    /// <summary>How long to wait for a low point before contenting oneself with the next best, and half as long each time after.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Patience { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(20);

    /// <summary>How many times the budget's downtime <see cref="StallAction.RaiseDowntime"/> may go to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public double DowntimeTolerance { get; init => field = Limits.AtLeast(value, 1); } = 1;

    /// <summary>What to do, in this order; what can't be done is passed over.</summary>
    public EquatableList<StallAction> Actions { get; init => field = value ?? []; } = [StallAction.Abort];
}
