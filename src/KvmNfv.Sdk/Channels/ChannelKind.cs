using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>A channel's device.</summary>
public enum ChannelKind
{
    /// <summary>The legacy <c>ivshmem</c> device, deprecated by QEMU; can't be plugged into or out of a running guest.</summary>
    [JsonStringEnumMemberName("ivshmem")]
    Ivshmem,

    /// <summary><c>ivshmem-plain</c>: shared memory.</summary>
    [JsonStringEnumMemberName("ivshmem-plain")]
    IvshmemPlain,

    /// <summary><c>ivshmem-doorbell</c>: shared memory and interrupts.</summary>
    [JsonStringEnumMemberName("ivshmem-doorbell")]
    IvshmemDoorbell,

    /// <summary>A virtio network interface of another process.</summary>
    [JsonStringEnumMemberName("vhost-user")]
    VhostUser,
}
