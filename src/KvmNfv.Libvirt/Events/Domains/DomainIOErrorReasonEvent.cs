namespace KvmNfv.Libvirt;

/// <summary>A disk request failed, with the reason.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="SourcePath">The file or device on the host.</param>
/// <param name="DeviceAlias">The disk's alias.</param>
/// <param name="Action">What the hypervisor does about it.</param>
/// <param name="Reason">Why: <c>enospc</c>, <c>message</c> (see the domain's messages) or empty for unknown.</param>
public sealed record DomainIOErrorReasonEvent(
    DomainReference Domain, string SourcePath, string DeviceAlias, DomainEventIOErrorAction Action, string Reason) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.IoErrorReason;
}
