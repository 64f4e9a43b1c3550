using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Repinning;

/// <summary>How a re-pinning ended.</summary>
public enum RepinOutcome
{
    /// <summary>Everything was as planned already.</summary>
    [JsonStringEnumMemberName("nothing-to-do")]
    NothingToDo,

    /// <summary>Every step was done and read back.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It can't be done while the domain runs; nothing was changed.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>A step failed or the run was cancelled; everything done was undone.</summary>
    [JsonStringEnumMemberName("rolled-back")]
    RolledBack,

    /// <summary>A step failed, and undoing failed as well: the domain is between the two plans.</summary>
    [JsonStringEnumMemberName("rollback-failed")]
    RollbackFailed,
}
