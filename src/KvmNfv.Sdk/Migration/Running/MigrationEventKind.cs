using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What happened in a migration.</summary>
public enum MigrationEventKind
{
    /// <summary>The state changed.</summary>
    [JsonStringEnumMemberName("state")]
    State,

    /// <summary>A pass began.</summary>
    [JsonStringEnumMemberName("pass")]
    Pass,

    /// <summary>The controller decided something: a limit, post-copy, giving up.</summary>
    [JsonStringEnumMemberName("decision")]
    Decision,

    /// <summary>A pin was changed or put back.</summary>
    [JsonStringEnumMemberName("pin")]
    Pin,

    /// <summary>A device was detached, attached, or waited for.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>A hook was called, or the guest's interfaces were announced.</summary>
    [JsonStringEnumMemberName("hook")]
    Hook,

    /// <summary>Something went wrong that does not end the migration.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Something went wrong that ends it.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
