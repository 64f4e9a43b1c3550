using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What happens to disks that only the source sees.</summary>
public enum StorageCopy
{
    /// <summary>Writable local disks are copied in full, others are not.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Nothing is copied.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Whole disks are copied.</summary>
    [JsonStringEnumMemberName("full")]
    Full,

    /// <summary>Only the top layer is copied; the destination has the layers below.</summary>
    [JsonStringEnumMemberName("incremental")]
    Incremental,
}
