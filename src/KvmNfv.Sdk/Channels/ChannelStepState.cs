using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>What became of a step.</summary>
public enum ChannelStepState
{
    /// <summary>Its turn did not come.</summary>
    [JsonStringEnumMemberName("not-run")]
    NotRun,

    /// <summary>Done, and read back.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It was done, and undone after a later failure.</summary>
    [JsonStringEnumMemberName("undone")]
    Undone,

    /// <summary>It was done or half done, and could not be undone.</summary>
    [JsonStringEnumMemberName("not-undone")]
    NotUndone,
}
