namespace KvmNfv.Libvirt;

/// <summary>The guest went to sleep on disk.</summary>
/// <param name="Domain">The domain.</param>
public sealed record DomainPMSuspendDiskEvent(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.PmsuspendDisk;
}
