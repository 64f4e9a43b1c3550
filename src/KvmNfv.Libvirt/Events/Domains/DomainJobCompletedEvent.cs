namespace KvmNfv.Libvirt;

/// <summary>A job, such as a migration, ended.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Statistics">The job's final statistics, as in the job statistics.</param>
public sealed record DomainJobCompletedEvent(DomainReference Domain, TypedParameterList Statistics) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.JobCompleted;
}
