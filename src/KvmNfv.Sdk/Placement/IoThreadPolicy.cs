using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>Where a VNF's IOThreads run. Never on a real-time CPU or on a sibling of one.</summary>
public enum IoThreadPolicy
{
    /// <summary>On the emulator's CPUs.</summary>
    [JsonStringEnumMemberName("emulator")]
    Emulator,

    /// <summary>On the host's housekeeping CPUs, also where the emulator has a CPU of its own.</summary>
    [JsonStringEnumMemberName("housekeeping")]
    Housekeeping,

    /// <summary>Each on one exclusive CPU of its own, on the node of the first guest cell.</summary>
    [JsonStringEnumMemberName("dedicated")]
    Dedicated,
}
