namespace KvmNfv.Libvirt;

/// <summary>The guest set its real-time clock.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="UtcOffsetSeconds">The new offset of the guest's clock from UTC in seconds.</param>
public sealed record DomainRtcChangeEvent(DomainReference Domain, long UtcOffsetSeconds) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.RtcChange;
}
