namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>One value that a step writes into a file of the running kernel.</summary>
public sealed record TuningWrite
{
    /// <summary>The file, under /sys or /proc.</summary>
    public required string Path { get; init; }

    /// <summary>What is written.</summary>
    public required string Value { get; init; }

    /// <summary>How the file writes its value.</summary>
    public TuningValueKind Kind { get; init; }

    /// <summary>Why the kernel may refuse this one although the step as a whole is right; null when it must succeed.</summary>
    public string? MayBeRefused { get; init; }
}
