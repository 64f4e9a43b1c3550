using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>Shared memory without interrupts: <c>&lt;shmem&gt;</c> of model <c>ivshmem-plain</c>. The memory is the file <c>/dev/shm/NAME</c>; guests with equal names share it.</summary>
public sealed record IvshmemPlainRequest : ChannelRequest
{
    /// <summary>The memory: a power of two from 1 MiB, since it becomes a PCI BAR. Where the file exists already, its size.</summary>
    public required MemorySize Size { get; init; }

    /// <summary>Whether the guest keeps the memory when it migrates. Default <see cref="IvshmemRole.Peer"/>: it doesn't, and can't migrate while the device is attached.</summary>
    public IvshmemRole Role { get; init; }
}
