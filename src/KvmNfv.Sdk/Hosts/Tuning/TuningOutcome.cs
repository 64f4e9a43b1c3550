namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What came of one value.</summary>
public enum TuningOutcome
{
    /// <summary>It was right already; nothing was written.</summary>
    Unchanged,

    /// <summary>It would be written (a dry run).</summary>
    Planned,

    /// <summary>It was written, and reads back as wanted.</summary>
    Applied,

    /// <summary>The old value was written, and reads back.</summary>
    Restored,

    /// <summary>The kernel refused it, as it may for this one; nothing changed.</summary>
    Refused,

    /// <summary>The file is no longer there, as that of a device that was taken out; there is nothing to restore.</summary>
    Gone,

    /// <summary>The host was booted since, which restored it already; nothing was written.</summary>
    Rebooted,

    /// <summary>It could not be written, or reads back as something else.</summary>
    Failed,
}
