namespace KvmNfv.Libvirt;

/// <summary>The guest's balloon changed its size.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="ActualKiB">The guest's memory now in KiB.</param>
public sealed record DomainBalloonChangeEvent(DomainReference Domain, ulong ActualKiB) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.BalloonChange;
}
