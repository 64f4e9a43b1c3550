using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class PortMessage
{
    public string? Name { get; set; }

    public string? SocketPath { get; set; }

    public VhostUserSocketMode Mode { get; set; }

    /// <summary>As a number: 384 is 0600.</summary>
    public int SocketPermissions { get; set; } = (int)(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    public int QueuePairs { get; set; } = 1;

    public VlanMessage? Vlan { get; set; }

    public string? ForwardTo { get; set; }

    public long MaxBitsPerSecond { get; set; }

    public long MaxFramesPerSecond { get; set; }

    public int MaxFrameSize { get; set; } = 1518;

    public bool OfferPackedRings { get; set; } = true;

    public bool OfferMergeableBuffers { get; set; } = true;

    public static PortMessage From(VhostUserPortOptions value) => new()
    {
        Name = value.Name,
        SocketPath = value.SocketPath,
        Mode = value.Mode,
        SocketPermissions = (int)value.SocketPermissions,
        QueuePairs = value.QueuePairs,
        Vlan = VlanMessage.From(value.Vlan),
        ForwardTo = value.ForwardTo,
        MaxBitsPerSecond = value.MaxBitsPerSecond,
        MaxFramesPerSecond = value.MaxFramesPerSecond,
        MaxFrameSize = value.MaxFrameSize,
        OfferPackedRings = value.OfferPackedRings,
        OfferMergeableBuffers = value.OfferMergeableBuffers,
    };

    public VhostUserPortOptions ToValue() => new()
    {
        Name = Limits.Text(Name, "port's name"),
        SocketPath = Limits.Text(SocketPath, "path of the port's socket"),
        Mode = Limits.Known(Mode),
        SocketPermissions = Limits.SocketMode(SocketPermissions),
        QueuePairs = QueuePairs,
        Vlan = Vlan?.ToValue() ?? VhostUserVlan.None,
        ForwardTo = ForwardTo,
        MaxBitsPerSecond = Limits.Range(MaxBitsPerSecond, 0, long.MaxValue / 2, "The most bits in a second"),
        MaxFramesPerSecond = Limits.Range(MaxFramesPerSecond, 0, long.MaxValue / 2, "The most frames in a second"),
        MaxFrameSize = MaxFrameSize,
        OfferPackedRings = OfferPackedRings,
        OfferMergeableBuffers = OfferMergeableBuffers,
    };
}
