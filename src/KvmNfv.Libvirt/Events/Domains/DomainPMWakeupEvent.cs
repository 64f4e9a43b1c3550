namespace KvmNfv.Libvirt;

/// <summary>The guest woke from sleep.</summary>
/// <param name="Domain">The domain.</param>
public sealed record DomainPMWakeupEvent(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Pmwakeup;
}
