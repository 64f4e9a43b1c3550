using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>How memory is made smaller on its way.</summary>
public enum MigrationCompression
{
    /// <summary>Not at all; zero pages are always left out.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Differences to what was sent before, from a cache; on the single channel only.</summary>
    [JsonStringEnumMemberName("xbzrle")]
    Xbzrle,

    /// <summary>QEMU's old compression threads, gone in QEMU 9.1.</summary>
    [JsonStringEnumMemberName("mt")]
    Mt,

    /// <summary>zlib on each parallel channel; libvirt 9.4.</summary>
    [JsonStringEnumMemberName("zlib")]
    Zlib,

    /// <summary>zstd on each parallel channel; libvirt 9.4.</summary>
    [JsonStringEnumMemberName("zstd")]
    Zstd,
}
