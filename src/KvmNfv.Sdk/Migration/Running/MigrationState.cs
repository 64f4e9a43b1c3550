using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Where a migration is. The last four are final.</summary>
public enum MigrationState
{
    /// <summary>Looking, preparing ports, pins and devices; the guest is not touched yet.</summary>
    [JsonStringEnumMemberName("preparing")]
    Preparing,

    /// <summary>Memory is sent while the guest runs at the source.</summary>
    [JsonStringEnumMemberName("pre-copy")]
    PreCopy,

    /// <summary>The guest runs at the destination and waits for pages that are still at the source.</summary>
    [JsonStringEnumMemberName("post-copy")]
    PostCopy,

    /// <summary>Post-copy broke off: the guest is paused and needs both hosts until it is resumed.</summary>
    [JsonStringEnumMemberName("post-copy-paused")]
    PostCopyPaused,

    /// <summary>The transfer is over: limits, pins and devices are put right, and the end is proved.</summary>
    [JsonStringEnumMemberName("finishing")]
    Finishing,

    /// <summary>It runs at the destination.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>Called off, by the caller or because the plan's time was over; it runs at the source.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>Failed; it runs at the source, unless the report's proof says otherwise.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The guest runs nowhere: post-copy lost it, or it ended by itself in the middle. The report says which.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
