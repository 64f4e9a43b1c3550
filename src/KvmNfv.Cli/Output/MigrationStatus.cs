namespace KvmNfv.Cli.Output;

/// <summary>What is known of a domain's migration at one moment.</summary>
internal sealed record MigrationStatus
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    public required Guid Uuid { get; init; }

    /// <summary>The host it leaves.</summary>
    public required string Source { get; init; }

    /// <summary>Its state there; null where it is not known there.</summary>
    public string? SourceState { get; init; }

    /// <summary>The host it goes to, where that was given or is remembered.</summary>
    public string? Destination { get; init; }

    /// <summary>Its state there; null where it is not known there, or nobody looked.</summary>
    public string? DestinationState { get; init; }

    /// <summary>The migration that runs; null where none does.</summary>
    public MigrationJob? Job { get; init; }

    /// <summary>What is remembered of it; null where nothing is.</summary>
    public RememberedMigration? Remembered { get; init; }
}
