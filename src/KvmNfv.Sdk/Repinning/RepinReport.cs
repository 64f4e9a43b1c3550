using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Repinning;

/// <summary>What a re-pinning did. Immutable, compares by value.</summary>
public sealed record RepinReport
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>How it ended.</summary>
    public required RepinOutcome Outcome { get; init; }

    /// <summary>Every step, in order.</summary>
    public required EquatableList<RepinStepResult> Steps { get; init; }

    /// <summary>Why it was refused; else empty.</summary>
    public required EquatableList<RepinRefusal> Refusals { get; init; }

    /// <summary>Why it was rolled back; else null.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the kernel was read as well, not libvirt only: it is where the hypervisor runs on this machine.</summary>
    public required bool KernelSeen { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a report.</exception>
    public static RepinReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.RepinReport);

    /// <summary>Writes the report as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.RepinReport);
}
