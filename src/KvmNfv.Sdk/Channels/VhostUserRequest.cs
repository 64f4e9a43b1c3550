using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>A network interface whose back-end is another process: <c>&lt;interface type='vhostuser'&gt;</c>. The guest's memory must be shared from its start.</summary>
public sealed record VhostUserRequest : ChannelRequest
{
    /// <summary>The Unix socket, from the root folder; 107 bytes at most.</summary>
    public required string SocketPath { get; init; }

    /// <summary>Whether QEMU listens and the back-end connects (libvirt's <c>mode='server'</c>, OVS's <c>dpdkvhostuserclient</c>). Default true: the guest survives the back-end.</summary>
    public bool QemuListens { get; init; } = true;

    /// <summary>Seconds between QEMU's tries to connect again, where it connects. Default 1; null means that it connects once only.</summary>
    public uint? ReconnectSeconds { get; init; } = 1;

    /// <summary>The interface's address; null lets libvirt choose.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>Pairs of queues; no more than the back-end has, or QEMU tries to come to terms with it for ever. Default 1.</summary>
    public uint QueuePairs { get; init; } = 1;

    /// <summary>Entries of each queue, a power of two from 256 to 1024. Default 1024.</summary>
    public uint QueueSize { get; init; } = 1024;

    /// <summary>Whether rings are packed, where the back-end takes them; null leaves it to libvirt: split. Needs libvirt 6.3.</summary>
    public bool? PackedRings { get; init; }

    /// <summary>Whether the guest may merge receive buffers; null leaves it to QEMU: yes. Off is faster with poll-mode drivers.</summary>
    public bool? MergeableBuffers { get; init; }

    /// <summary>The MTU that the guest is told; null tells none.</summary>
    public uint? Mtu { get; init; }
}
