namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A file for the host, with a head that says what it does, why, and how to undo it.</summary>
public sealed record TuningFile
{
    /// <summary>Where it belongs: an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>The whole text.</summary>
    public required string Content { get; init; }

    /// <summary>Whether it is a program.</summary>
    public bool Executable { get; init; }
}
