namespace KvmNfv.Libvirt;

/// <summary>The guest's watchdog fired.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Action">What the hypervisor does about it.</param>
public sealed record DomainWatchdogEvent(DomainReference Domain, DomainEventWatchdogAction Action) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Watchdog;
}
