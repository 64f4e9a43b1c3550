namespace KvmNfv.Libvirt;

/// <summary>The guest's agent came or went.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="State">Connected or not.</param>
/// <param name="Reason">Why.</param>
public sealed record DomainAgentLifecycleEvent(
    DomainReference Domain, ConnectDomainEventAgentLifecycleState State, ConnectDomainEventAgentLifecycleReason Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.AgentLifecycle;
}
