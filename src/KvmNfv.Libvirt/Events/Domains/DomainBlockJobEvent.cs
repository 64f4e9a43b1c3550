namespace KvmNfv.Libvirt;

/// <summary>A disk's block job ended or is ready, told by the disk's target name.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Target">The disk as the guest names it, such as <c>vda</c>.</param>
/// <param name="Type">The job.</param>
/// <param name="Status">How it stands.</param>
public sealed record DomainBlockJobEvent(
    DomainReference Domain, string Target, DomainBlockJobType Type, ConnectDomainEventBlockJobStatus Status) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.BlockJob2;
}
