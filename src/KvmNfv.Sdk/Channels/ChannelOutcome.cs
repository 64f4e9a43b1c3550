using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>How attaching or detaching ended.</summary>
public enum ChannelOutcome
{
    /// <summary>Everything was so already.</summary>
    [JsonStringEnumMemberName("nothing-to-do")]
    NothingToDo,

    /// <summary>Every step was done, and read back.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It can't be done; nothing was changed.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>A step failed or it was cancelled; what was done is undone.</summary>
    [JsonStringEnumMemberName("rolled-back")]
    RolledBack,

    /// <summary>A step failed, and undoing failed as well.</summary>
    [JsonStringEnumMemberName("rollback-failed")]
    RollbackFailed,
}
