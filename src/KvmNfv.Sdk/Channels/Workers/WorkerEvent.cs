namespace KvmNfv.Sdk.Channels;

/// <summary>Something that happened to a worker.</summary>
public sealed record WorkerEvent
{
    /// <summary>Consecutive from 1; a gap says that the reader was too slow and events were dropped.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What.</summary>
    public required WorkerEventKind Kind { get; init; }

    /// <summary>The process that it is about; null: none.</summary>
    public int? ProcessId { get; init; }

    /// <summary>In words, with the reason and what comes next.</summary>
    public required string Message { get; init; }
}
