namespace KvmNfv.Libvirt;

/// <summary>A virtual CPU is gone from the guest. Since libvirt 12.4.0.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="VcpuId">The virtual CPU's id in the domain document.</param>
public sealed record DomainVcpuRemovedEvent(DomainReference Domain, uint VcpuId) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.VcpuRemoved;
}
