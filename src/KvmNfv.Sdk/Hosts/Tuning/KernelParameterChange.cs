namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What happens to one word of the kernel's command line.</summary>
public sealed record KernelParameterChange
{
    /// <summary>The word as it will be; of a removed one, as it was.</summary>
    public required string Text { get; init; }

    /// <summary>What happens to it.</summary>
    public required KernelParameterAction Action { get; init; }

    /// <summary>What stood there before; null for an added one.</summary>
    public string? Was { get; init; }

    /// <summary>Why; null for a kept one.</summary>
    public string? Reason { get; init; }

    /// <summary>The readiness checks that it mends.</summary>
    public EquatableList<string> Mends { get; init => field = value ?? []; } = [];
}
