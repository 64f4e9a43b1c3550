namespace KvmNfv.Libvirt;

/// <summary>A disk's block job ended or is ready, told by the disk's file.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Path">The file of the active layer; it changes when a job pivots.</param>
/// <param name="Type">The job.</param>
/// <param name="Status">How it stands.</param>
public sealed record DomainBlockJobPathEvent(
    DomainReference Domain, string Path, DomainBlockJobType Type, ConnectDomainEventBlockJobStatus Status) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.BlockJob;
}
