namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What came of one value of one step.</summary>
public sealed record TuningResult
{
    /// <summary>The step's id.</summary>
    public required string Step { get; init; }

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What it held before; null when it could not be read.</summary>
    public string? Before { get; init; }

    /// <summary>What was to be written.</summary>
    public required string Wanted { get; init; }

    /// <summary>What it held after, where it was read back.</summary>
    public string? After { get; init; }

    /// <summary>What came of it.</summary>
    public required TuningOutcome Outcome { get; init; }

    /// <summary>Why, where it isn't plain.</summary>
    public string? Message { get; init; }
}
