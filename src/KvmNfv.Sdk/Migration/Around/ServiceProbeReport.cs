namespace KvmNfv.Sdk.Migration;

/// <summary>What a service probe saw. Times are this machine's clock.</summary>
public sealed record ServiceProbeReport
{
    /// <summary>What was asked, such as <c>icmp 10.0.0.5</c>.</summary>
    public required string Target { get; init; }

    /// <summary>How often it asked.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Questions.</summary>
    public required long Sent { get; init; }

    /// <summary>Questions that were answered; a second answer to one, or one to none, does not count.</summary>
    public required long Answered { get; init; }

    /// <summary>The longest time between two answers, or from the last one to the end where that is longer; null where no answer ever came.</summary>
    public TimeSpan? LongestGap { get; init; }

    /// <summary>The last answer before that gap.</summary>
    public DateTimeOffset? GapBegan { get; init; }

    /// <summary>The first answer after it; null where none came any more.</summary>
    public DateTimeOffset? GapEnded { get; init; }

    /// <summary>The longest time between two questions: what the probe itself was held up; a gap below it says nothing.</summary>
    public TimeSpan LongestOwnPause { get; init; }
}
