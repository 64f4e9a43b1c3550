namespace KvmNfv.Sdk.Migration;

/// <summary>When and how a plan goes over to post-copy.</summary>
public sealed record PostCopyPlan
{
    /// <summary>When.</summary>
    public required PostCopyUse Use { get; init; }

    /// <summary>When, as a last resort, even without a stall: later the rest would not fit into the budget any more.</summary>
    public TimeSpan SwitchAfter { get; init; }

    /// <summary>The longest that the rest may need by the rate at hand; a longer one is a sign of a broken link, on which post-copy would lose the guest.</summary>
    public TimeSpan LongestRest { get; init; }

    /// <summary>Whether a failed post-copy may be resumed.</summary>
    public bool Recover { get; init; }

    /// <summary>How often.</summary>
    public int RecoverAttempts { get; init; }
}
