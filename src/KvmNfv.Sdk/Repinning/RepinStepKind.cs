using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Repinning;

/// <summary>What a step of a re-pinning changes.</summary>
public enum RepinStepKind
{
    /// <summary>Stops the guest's vCPUs.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,

    /// <summary>Where a vCPU runs.</summary>
    [JsonStringEnumMemberName("vcpu")]
    VCpu,

    /// <summary>Where QEMU's own threads run.</summary>
    [JsonStringEnumMemberName("emulator")]
    Emulator,

    /// <summary>Where an IOThread runs.</summary>
    [JsonStringEnumMemberName("iothread")]
    IoThread,

    /// <summary>Which nodes the memory is from; what is there already moves.</summary>
    [JsonStringEnumMemberName("memory")]
    Memory,

    /// <summary>Lets the guest's vCPUs go on.</summary>
    [JsonStringEnumMemberName("resume")]
    Resume,

    /// <summary>The plan in the running domain's metadata.</summary>
    [JsonStringEnumMemberName("metadata")]
    Metadata,

    /// <summary>The persistent definition, for the next start.</summary>
    [JsonStringEnumMemberName("definition")]
    Definition,
}
