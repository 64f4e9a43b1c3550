namespace KvmNfv.Libvirt;

/// <summary>A device's document changed.</summary>
/// <param name="Name">The device, such as <c>pci_0000_03_00_0</c>.</param>
public sealed record NodeDeviceUpdateEvent(string Name) : NodeDeviceEvent(Name)
{
    /// <inheritdoc/>
    public override NodeDeviceEventID Kind => NodeDeviceEventID.Update;
}
