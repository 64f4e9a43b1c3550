namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A value that was, or was about to be, changed.</summary>
internal sealed record TuningChange
{
    public required string Step { get; init; }

    public required string Path { get; init; }

    public TuningValueKind Kind { get; init; }

    /// <summary>What to write to have the old value back.</summary>
    public required string Old { get; init; }

    public required string New { get; init; }

    /// <summary>Whether the write came back and was verified; false from before the write until then.</summary>
    public bool Done { get; init; }
}
