namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a node device.</summary>
/// <param name="Name">The device, such as <c>pci_0000_03_00_0</c>.</param>
public abstract record NodeDeviceEvent(string Name)
{
    /// <summary>Which kind of event it is.</summary>
    public abstract NodeDeviceEventID Kind { get; }

    /// <summary>When this process got it. libvirt's events carry no time of their own.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
