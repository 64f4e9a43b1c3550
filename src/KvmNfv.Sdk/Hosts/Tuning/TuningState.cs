namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What was changed on a host since it booted, oldest first.</summary>
internal sealed record TuningState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The kernel's id of this boot; values of another boot are gone. Null where the kernel doesn't tell.</summary>
    public string? BootId { get; init; }

    public EquatableList<TuningChange> Changes { get; init => field = value ?? []; } = [];
}
