namespace KvmNfv.Libvirt;

/// <summary>The tray of a removable drive moved.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The drive's alias.</param>
/// <param name="Reason">Whether it opened or closed.</param>
public sealed record DomainTrayChangeEvent(DomainReference Domain, string DeviceAlias, DomainEventTrayChangeReason Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.TrayChange;
}
