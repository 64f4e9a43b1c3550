namespace KvmNfv.Sdk.Domains;

/// <summary>One thing that was planned, beside what runs.</summary>
public sealed record VerificationRow
{
    /// <summary>What it is about, such as <c>vCPU 1 affinity</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What was planned.</summary>
    public required string Planned { get; init; }

    /// <summary>What the kernel shows; empty when unknown.</summary>
    public required string Actual { get; init; }

    /// <summary>Whether they agree.</summary>
    public required VerificationOutcome Outcome { get; init; }

    /// <summary>What there is to say about it; null for nothing.</summary>
    public string? Note { get; init; }
}
