namespace KvmNfv.Libvirt;

/// <summary>The guest rebooted.</summary>
/// <param name="Domain">The domain.</param>
public sealed record DomainRebootEvent(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Reboot;
}
