namespace KvmNfv.Libvirt;

/// <summary>A device is gone from the guest.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The device's alias.</param>
public sealed record DomainDeviceRemovedEvent(DomainReference Domain, string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.DeviceRemoved;
}
