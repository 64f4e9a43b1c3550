namespace KvmNfv.Migration.Benchmarks;

/// <summary>One migration, measured from outside, the same way for every contender.</summary>
internal sealed record Move
{
    public required string Contender { get; init; }

    /// <summary>The host it left.</summary>
    public required int From { get; init; }

    /// <summary>From the call, connections closed, to its return: what somebody waits for. Seconds.</summary>
    public required double Total { get; init; }

    /// <summary>From the call until the guest ran at the destination, seconds.</summary>
    public double? Runs { get; init; }

    /// <summary>The job's own time as libvirt counts it, seconds.</summary>
    public double? Job { get; init; }

    /// <summary>From QEMU's STOP at the source to its RESUME at the destination, milliseconds.</summary>
    public double? Downtime { get; init; }

    /// <summary>The longest gap in the guest's UDP service, milliseconds.</summary>
    public double? Gap { get; init; }

    /// <summary>Whether it came to its end in time.</summary>
    public required bool Finished { get; init; }

    /// <summary>Until the SDK had proved where the guest is, seconds.</summary>
    public double? Proved { get; init; }

    /// <summary>What making the plan took, seconds; not in the total.</summary>
    public double? Planning { get; init; }

    /// <summary>From the beginning of the transfer until the guest ran at the destination, as the SDK reports it, seconds: what the plan predicts.</summary>
    public double? Transfer { get; init; }

    /// <summary>What the plan predicted, seconds and milliseconds.</summary>
    public double? PredictedTotal { get; init; }

    /// <summary>The same for the downtime.</summary>
    public double? PredictedDowntime { get; init; }

    /// <summary>Whether it kept the plan's budget.</summary>
    public bool? WithinBudget { get; init; }

    /// <summary>Bytes on the wire for memory, MiB.</summary>
    public double? Sent { get; init; }

    /// <summary>What the plan chose, or the flags.</summary>
    public string Choice { get; init; } = "";

    /// <summary>Why it did not finish.</summary>
    public string? Error { get; init; }
}
