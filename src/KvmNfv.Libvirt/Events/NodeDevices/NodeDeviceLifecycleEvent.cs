namespace KvmNfv.Libvirt;

/// <summary>A device of the host came or went, or was defined or undefined.</summary>
/// <param name="Name">The device, such as <c>pci_0000_03_00_0</c>.</param>
/// <param name="Type">What happened.</param>
public sealed record NodeDeviceLifecycleEvent(string Name, NodeDeviceEventLifecycleType Type) : NodeDeviceEvent(Name)
{
    /// <inheritdoc/>
    public override NodeDeviceEventID Kind => NodeDeviceEventID.Lifecycle;
}
