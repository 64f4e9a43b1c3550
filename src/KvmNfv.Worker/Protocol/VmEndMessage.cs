using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class VmEndMessage
{
    public VhostUserSocketMode Mode { get; set; }

    public int SocketPermissions { get; set; } = (int)(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    public int MaxFrameSize { get; set; } = 1518;

    public bool OfferPackedRings { get; set; } = true;

    public bool OfferMergeableBuffers { get; set; } = true;

    public string? JournalPath { get; set; }

    public static VmEndMessage From(VhostUserChannelOptions value) => new()
    {
        Mode = value.Mode,
        SocketPermissions = (int)value.SocketPermissions,
        MaxFrameSize = value.MaxFrameSize,
        OfferPackedRings = value.OfferPackedRings,
        OfferMergeableBuffers = value.OfferMergeableBuffers,
        JournalPath = value.JournalPath,
    };

    public VhostUserChannelOptions ToValue() => new()
    {
        Mode = Limits.Known(Mode),
        SocketPermissions = Limits.SocketMode(SocketPermissions),
        MaxFrameSize = MaxFrameSize,
        OfferPackedRings = OfferPackedRings,
        OfferMergeableBuffers = OfferMergeableBuffers,
        JournalPath = JournalPath,
    };
}
