namespace KvmNfv.Libvirt;

/// <summary>The hypervisor's control channel failed: libvirt can no longer steer the domain.</summary>
/// <param name="Domain">The domain.</param>
public sealed record DomainControlErrorEvent(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.ControlError;
}
