namespace KvmNfv.Sdk.Migration;

/// <summary>What is written down while a migration runs. Thread-safe.</summary>
internal sealed class MigrationRecord(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<PassRecord> _passes = [];
    private long? _began;

    public MigrationLog<MigrationEvent> Events { get; } = new();

    public MigrationLog<MigrationProgress> Samples { get; } = new();

    public DateTimeOffset StartedAt { get; private set; } = time.GetUtcNow();

    public MigrationState State { get; private set; } = MigrationState.Preparing;

    public IReadOnlyList<PassRecord> Passes
    {
        get
        {
            lock (_lock)
                return [.. _passes];
        }
    }

    /// <summary>Time since the transfer began; zero before.</summary>
    public TimeSpan Elapsed => _began is { } began ? time.GetElapsedTime(began) : TimeSpan.Zero;

    public void Begin()
    {
        (_began, StartedAt) = (time.GetTimestamp(), time.GetUtcNow());
        Enter(MigrationState.PreCopy);
    }

    /// <summary>Goes on with a transfer that began earlier.</summary>
    public void Begin(DateTimeOffset at)
    {
        var ago = time.GetUtcNow() - at;
        if (ago < TimeSpan.Zero)
            ago = TimeSpan.Zero;
        (_began, StartedAt) = (time.GetTimestamp() - (long)(ago.TotalSeconds * time.TimestampFrequency), at);
        Enter(MigrationState.PreCopy);
    }

    public void Enter(MigrationState state)
    {
        if (State == state)
            return;
        State = state;
        Tell(MigrationEventKind.State, Words.Of(state));
    }

    public void Tell(MigrationEventKind kind, string text)
    {
        var at = _began is null ? StartedAt - time.GetUtcNow() : Elapsed;
        Events.Add(new MigrationEvent(at, kind, text));
    }

    public void Add(PassRecord pass)
    {
        lock (_lock)
            _passes.Add(pass);
        Tell(MigrationEventKind.Pass, $"pass {pass.Iteration}: {Words.Size(pass.Remaining)} to send{(pass.Bandwidth is { } rate ? $" at {Words.Rate(rate)}" : "")}");
    }

    public void End()
    {
        Events.End();
        Samples.End();
    }
}
