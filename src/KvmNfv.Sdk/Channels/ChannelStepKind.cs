using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>What a step does.</summary>
public enum ChannelStepKind
{
    /// <summary>Makes the folder of a socket that QEMU is to listen on.</summary>
    [JsonStringEnumMemberName("make-folder")]
    MakeFolder,

    /// <summary>Makes the file of shared memory, for the user that runs QEMU only.</summary>
    [JsonStringEnumMemberName("make-memory")]
    MakeMemory,

    /// <summary>Gives a file or socket to the user that runs QEMU.</summary>
    [JsonStringEnumMemberName("give-file")]
    GiveFile,

    /// <summary>Puts the device into the definition.</summary>
    [JsonStringEnumMemberName("attach-definition")]
    AttachDefinition,

    /// <summary>Plugs the device into the running guest.</summary>
    [JsonStringEnumMemberName("attach-running")]
    AttachRunning,

    /// <summary>Takes the device out of the definition.</summary>
    [JsonStringEnumMemberName("detach-definition")]
    DetachDefinition,

    /// <summary>Unplugs the device from the running guest, and waits for the guest.</summary>
    [JsonStringEnumMemberName("detach-running")]
    DetachRunning,

    /// <summary>Removes the file of shared memory.</summary>
    [JsonStringEnumMemberName("remove-memory")]
    RemoveMemory,

    /// <summary>Removes a socket that nobody listens on any more.</summary>
    [JsonStringEnumMemberName("remove-socket")]
    RemoveSocket,
}
