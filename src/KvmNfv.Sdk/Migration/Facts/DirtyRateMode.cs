using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>How QEMU measures a dirty rate.</summary>
public enum DirtyRateMode
{
    /// <summary>Hashes of 512 sampled pages for each GiB, at both ends of the period. Harmless everywhere.</summary>
    [JsonStringEnumMemberName("page-sampling")]
    PageSampling,

    /// <summary>The dirty bitmap; write protection costs the guest.</summary>
    [JsonStringEnumMemberName("dirty-bitmap")]
    DirtyBitmap,

    /// <summary>KVM's dirty ring, for each vCPU.</summary>
    [JsonStringEnumMemberName("dirty-ring")]
    DirtyRing,
}
