namespace KvmNfv.Channels.Waiting;

/// <summary>How long to poll before sleeping: more while messages come soon after polling began, less while waits are long. As KVM's halt polling.</summary>
internal struct AdaptivePoll(TimeSpan limit)
{
    private static readonly TimeSpan s_smallest = TimeSpan.FromMicroseconds(2);

    private TimeSpan _budget = limit;

    public TimeSpan Limit { get; } = limit;

    /// <summary>The time to poll now.</summary>
    public readonly TimeSpan Begin() => _budget;

    /// <summary>A wait that had to sleep took this long in all.</summary>
    public void End(TimeSpan waited)
    {
        if (Limit <= TimeSpan.Zero)
            return;
        // Polling up to the limit would have caught it: poll longer next time. Otherwise polling was in vain.
        var next = waited < Limit ? _budget * 2 : _budget / 2;
        _budget = next > Limit ? Limit : next < s_smallest ? s_smallest : next;
    }
}
