namespace KvmNfv.Libvirt;

/// <summary>A disk lost its source when the domain started.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="OldSourcePath">The source before; null for none.</param>
/// <param name="NewSourcePath">The source now; null for none.</param>
/// <param name="DeviceAlias">The disk's alias.</param>
/// <param name="Reason">Why.</param>
public sealed record DomainDiskChangeEvent(
    DomainReference Domain, string? OldSourcePath, string? NewSourcePath, string DeviceAlias, ConnectDomainEventDiskChangeReason Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.DiskChange;
}
