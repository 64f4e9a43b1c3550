using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>Whether real-time vCPUs need CPUs that the kernel isolates.</summary>
public enum RealTimeIsolation
{
    /// <summary>On a host that isolates CPUs, only those; on one that isolates none, any exclusive CPU.</summary>
    [JsonStringEnumMemberName("where-available")]
    WhereAvailable,

    /// <summary>Only isolated CPUs; a host that isolates none is refused.</summary>
    [JsonStringEnumMemberName("required")]
    Required,

    /// <summary>Any exclusive CPU.</summary>
    [JsonStringEnumMemberName("ignored")]
    Ignored,
}
