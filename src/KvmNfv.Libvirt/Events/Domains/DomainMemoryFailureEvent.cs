namespace KvmNfv.Libvirt;

/// <summary>The host found broken memory under the guest.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Recipient">Whose memory it is.</param>
/// <param name="Action">What was done about it.</param>
/// <param name="Flags">More about the failure.</param>
public sealed record DomainMemoryFailureEvent(
    DomainReference Domain, DomainMemoryFailureRecipientType Recipient, DomainMemoryFailureActionType Action, DomainMemoryFailureFlags Flags) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.MemoryFailure;
}
