using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels;

/// <summary>How a <see cref="VhostUserChannel"/> meets its VM.</summary>
public sealed record VhostUserChannelOptions
{
    /// <summary>Which side of the socket this process is. Default <see cref="VhostUserSocketMode.Client"/>: QEMU listens, so that the VM survives this process.</summary>
    public VhostUserSocketMode Mode { get; init; } = VhostUserSocketMode.Client;

    /// <summary>Permissions of a socket that this process listens on. Default: the owner's only; QEMU under libvirt needs the group's, or an access list.</summary>
    public UnixFileMode SocketPermissions { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The largest frame in bytes, without the frame check sequence: 64 to 65 557. Default 1518: an MTU of 1500, Ethernet header and one VLAN tag.</summary>
    public int MaxFrameSize { get; init; } = 1518;

    /// <summary>Whether packed rings are offered. Default true; a guest takes them only where its device has <c>packed=on</c>.</summary>
    public bool OfferPackedRings { get; init; } = true;

    /// <summary>Whether mergeable receive buffers are offered. Default true.</summary>
    public bool OfferMergeableBuffers { get; init; } = true;

    /// <summary>A file, best on tmpfs, in which ring positions survive this process's death; needed only for packed rings whose guest uses chains of several ring
    /// entries. Default null: the rings alone tell the positions.</summary>
    public string? JournalPath { get; init; }

    internal DeviceOptions Device(JournalFile? journal) => new()
    {
        Features = DeviceOptions.AllFeatures & ~(OfferPackedRings ? 0 : VirtioFeatures.Packed) & ~(OfferMergeableBuffers ? 0 : VirtioFeatures.MergeableBuffers),
        Journal = journal,
    };
}
