namespace KvmNfv.Libvirt;

/// <summary>The guest refused to give a device up.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The device's alias.</param>
public sealed record DomainDeviceRemovalFailedEvent(DomainReference Domain, string DeviceAlias) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.DeviceRemovalFailed;
}
