using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where QEMU's own threads and the IOThreads run. Never on a real-time CPU or on a sibling of one.</summary>
public enum EmulatorPolicy
{
    /// <summary>On the host's housekeeping CPUs, with everybody else's.</summary>
    [JsonStringEnumMemberName("housekeeping")]
    Housekeeping,

    /// <summary>On one exclusive CPU of their own, on the node of the first guest cell.</summary>
    [JsonStringEnumMemberName("dedicated")]
    Dedicated,
}
