namespace KvmNfv.Libvirt;

/// <summary>How a lost connection is opened again. The delay doubles with each attempt, from the first to the longest.</summary>
public sealed class ReconnectOptions
{
    /// <summary>The delay before the first attempt. The default is 0.5 s.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest delay. The default is 30 s.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts are made before the connection is given up, 1 or more; null, the default, for no end.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>How long one attempt may take. The default is 30 s. A connection that opens later is closed at once.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock for the delays. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal TimeSpan Delay(int attempt)
    {
        // Beyond 2^30 the longest delay is reached for any initial delay worth the name; more would overflow.
        var factor = Math.Pow(2, Math.Min(attempt - 1, 30));
        return InitialDelay * factor < MaxDelay ? InitialDelay * factor : MaxDelay;
    }

    internal ReconnectOptions Copy() => (ReconnectOptions)MemberwiseClone();

    internal void Validate()
    {
        if (InitialDelay < TimeSpan.Zero || InitialDelay > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(InitialDelay), InitialDelay, "Reconnect.InitialDelay must be from zero to one day.");
        if (MaxDelay < InitialDelay || MaxDelay > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(MaxDelay), MaxDelay, "Reconnect.MaxDelay must be from InitialDelay to one day.");
        if (MaxAttempts is < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxAttempts), MaxAttempts, "Reconnect.MaxAttempts must be 1 or more, or null for no end.");
        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(AttemptTimeout), AttemptTimeout, "Reconnect.AttemptTimeout must be more than zero and at most one day.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
