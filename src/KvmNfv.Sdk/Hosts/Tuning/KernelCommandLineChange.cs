using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The kernel's command line as it is and as it should be.</summary>
public sealed record KernelCommandLineChange
{
    /// <summary>What the kernel was booted with; null when the host's files don't tell.</summary>
    public string? Current { get; init; }

    /// <summary>What it should be booted with, whole: what was there and stays, then what the plan adds.</summary>
    public required string Wanted { get; init; }

    /// <summary>Word by word, in the order of <see cref="Wanted"/>, removed ones last.</summary>
    public EquatableList<KernelParameterChange> Parameters { get; init => field = value ?? []; } = [];

    /// <summary>Whether anything changes.</summary>
    [JsonIgnore]
    public bool IsChange => Parameters.Any(p => p.Action != KernelParameterAction.Kept);
}
