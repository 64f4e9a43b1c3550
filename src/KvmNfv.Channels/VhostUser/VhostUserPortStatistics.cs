namespace KvmNfv.Channels;

/// <summary>A port's counters since it was added: a snapshot.</summary>
public readonly record struct VhostUserPortStatistics
{
    /// <summary>Frames taken from the guest, dropped ones included.</summary>
    public long ReceivedFrames { get; init; }

    /// <summary>Their bytes.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Frames delivered to the guest.</summary>
    public long SentFrames { get; init; }

    /// <summary>Their bytes.</summary>
    public long SentBytes { get; init; }

    /// <summary>Frames for the guest that found no receive buffer: the guest is slow.</summary>
    public long DroppedNoRoom { get; init; }

    /// <summary>Frames for the guest while its device didn't run.</summary>
    public long DroppedNotRunning { get; init; }

    /// <summary>Frames from the guest that are shorter than an Ethernet header or larger than the port's largest.</summary>
    public long DroppedBadLength { get; init; }

    /// <summary>Frames from the guest beyond the port's rates.</summary>
    public long DroppedRate { get; init; }

    /// <summary>Frames from the guest to several ports beyond the switch's limit.</summary>
    public long DroppedFlood { get; init; }

    /// <summary>Frames from the guest in VLANs that the port doesn't carry.</summary>
    public long DroppedVlan { get; init; }

    /// <summary>Frames from the guest to itself, or to nobody: no other port, or none in their VLAN.</summary>
    public long DroppedNoTarget { get; init; }

    /// <summary>Frames from the guest that went to several ports.</summary>
    public long FloodedFrames { get; init; }

    /// <summary>Connections of a front-end so far.</summary>
    public long Connections { get; init; }

    /// <summary>Faults of the front-end's messages and the guest's queues so far.</summary>
    public long Faults { get; init; }
}
