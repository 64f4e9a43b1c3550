namespace KvmNfv.Libvirt;

/// <summary>The guest went to sleep in memory.</summary>
/// <param name="Domain">The domain.</param>
public sealed record DomainPMSuspendEvent(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Pmsuspend;
}
