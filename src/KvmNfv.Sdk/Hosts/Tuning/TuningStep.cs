namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>One thing to do, or found done, on one host: what, why, what it disturbs and how to take it back.</summary>
public sealed record TuningStep
{
    /// <summary>The step's stable name, such as <c>sysctl.kernel.numa_balancing</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>When it is done.</summary>
    public required TuningStage Stage { get; init; }

    /// <summary>Whether the host already has it; then there is nothing to do.</summary>
    public bool Satisfied { get; init; }

    /// <summary>What the host has now; null when its files don't tell.</summary>
    public string? Current { get; init; }

    /// <summary>What it should have.</summary>
    public required string Wanted { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it takes effect only after a reboot.</summary>
    public bool RebootNeeded { get; init; }

    /// <summary>What guests that run meanwhile notice; null for nothing. Of a step that needs a reboot: besides the reboot.</summary>
    public string? Disturbs { get; init; }

    /// <summary>How much can go wrong.</summary>
    public TuningRisk Risk { get; init; }

    /// <summary>What can go wrong; null where <see cref="Risk"/> is low.</summary>
    public string? RiskReason { get; init; }

    /// <summary>The readiness checks that pass once it is done, such as <c>K03</c>.</summary>
    public EquatableList<string> Mends { get; init => field = value ?? []; } = [];

    /// <summary>What to copy: commands, settings, elements.</summary>
    public EquatableList<TuningSnippet> Snippets { get; init => field = value ?? []; } = [];

    /// <summary>The files of the plan that make it last, by path.</summary>
    public EquatableList<string> Files { get; init => field = value ?? []; } = [];

    /// <summary>The values that can be written on the running host; empty when only a person or a reboot can do it.</summary>
    public EquatableList<TuningWrite> Writes { get; init => field = value ?? []; } = [];

    /// <summary>How to take it back.</summary>
    public required string Undo { get; init; }
}
