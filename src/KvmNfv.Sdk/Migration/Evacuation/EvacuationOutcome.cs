using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What became of a domain of an evacuation.</summary>
public enum EvacuationOutcome
{
    /// <summary>It waits for its turn.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It is being migrated.</summary>
    [JsonStringEnumMemberName("migrating")]
    Migrating,

    /// <summary>It runs at its target.</summary>
    [JsonStringEnumMemberName("evacuated")]
    Evacuated,

    /// <summary>No target takes it.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Its migration failed, or it was lost; its report says where it is.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its migration was called off.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>It was not begun, since the evacuation ended before.</summary>
    [JsonStringEnumMemberName("not-begun")]
    NotBegun,
}
