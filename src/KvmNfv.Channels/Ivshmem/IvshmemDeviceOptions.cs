namespace KvmNfv.Channels;

/// <summary>How a guest uses its device.</summary>
public sealed record IvshmemDeviceOptions
{
    /// <summary>The end to take; null (the default) takes the one of the device's peer ID, which only a device with doorbells has.</summary>
    public ChannelSide? Side { get; init; }

    /// <summary>Whether to sleep until the peer rings, by interrupts through VFIO (<see cref="IvshmemDevice.BindToVfio"/>). Default false: poll, which reacts two
    /// orders of magnitude faster. A guest that polls still rings peers that sleep.</summary>
    public bool Interrupts { get; init; }
}
