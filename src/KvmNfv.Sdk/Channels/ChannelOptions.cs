using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Channels;

/// <summary>How a channel is attached or detached. Immutable.</summary>
public sealed record ChannelOptions
{
    /// <summary>What is changed; null means whatever there is: the definition of a persistent domain, and the guest where it runs.</summary>
    public ChannelScope? Scope { get; init; }

    /// <summary>
    /// Whether files may be made and given to the user that runs QEMU: the memory of <c>ivshmem-plain</c>, the folder of a socket that QEMU listens on, the socket of an ivshmem server.
    /// Default true; needs the rights to do so (root), and the hypervisor on this machine.
    /// </summary>
    public bool ManageFiles { get; init; } = true;

    /// <summary>The group, by number, of the back-end's user: a folder that is made for a socket lets it in. Null means the group that runs QEMU.</summary>
    public uint? BackEndGroup { get; init; }

    /// <summary>Whether detaching removes the memory file of <c>ivshmem-plain</c>, unless another domain of the host has it. Default false: it may hold something.</summary>
    public bool RemoveMemory { get; init; }

    /// <summary>How long the guest may take to let go of a device. Default 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan GuestTimeout { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How long a running guest, which stands still meanwhile, may wait for its vhost-user back-end to connect. Default 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan BackEndTimeout { get; init => field = Limits.Positive(value); } = TimeSpan.FromSeconds(10);
}
