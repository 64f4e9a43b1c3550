namespace KvmNfv.Libvirt;

/// <summary>A device was added to the running guest.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The device's alias.</param>
public sealed record DomainDeviceAddedEvent(DomainReference Domain, string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.DeviceAdded;
}
