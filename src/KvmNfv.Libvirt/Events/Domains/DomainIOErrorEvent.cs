namespace KvmNfv.Libvirt;

/// <summary>A disk request failed.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="SourcePath">The file or device on the host.</param>
/// <param name="DeviceAlias">The disk's alias.</param>
/// <param name="Action">What the hypervisor does about it.</param>
public sealed record DomainIOErrorEvent(
    DomainReference Domain, string SourcePath, string DeviceAlias, DomainEventIOErrorAction Action) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.IoError;
}
