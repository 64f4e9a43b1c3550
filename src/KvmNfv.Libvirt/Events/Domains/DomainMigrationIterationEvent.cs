namespace KvmNfv.Libvirt;

/// <summary>A migration begins another pass over memory.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Iteration">The pass over memory that begins, from 1.</param>
public sealed record DomainMigrationIterationEvent(DomainReference Domain, int Iteration) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.MigrationIteration;
}
