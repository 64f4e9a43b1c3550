namespace KvmNfv.Libvirt;

/// <summary>The guest opened or closed a channel. Since libvirt 12.4.0.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="ChannelName">The channel's target name.</param>
/// <param name="State">Connected or not.</param>
/// <param name="Reason">Why.</param>
public sealed record DomainChannelLifecycleEvent(
    DomainReference Domain, string ChannelName, ConnectDomainEventChannelLifecycleState State, ConnectDomainEventChannelLifecycleReason Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.ChannelLifecycle;
}
