using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Hosts;

/// <summary>What a cache holds.</summary>
public enum CacheType
{
    /// <summary>Data and instructions.</summary>
    [JsonStringEnumMemberName("unified")]
    Unified,

    /// <summary>Data only.</summary>
    [JsonStringEnumMemberName("data")]
    Data,

    /// <summary>Instructions only.</summary>
    [JsonStringEnumMemberName("instruction")]
    Instruction,
}
