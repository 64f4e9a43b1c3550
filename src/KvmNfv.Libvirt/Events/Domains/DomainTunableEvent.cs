namespace KvmNfv.Libvirt;

/// <summary>Tuning of a running domain changed: pinning, scheduling, disk limits.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Parameters">What changed, by names such as <c>cputune.vcpupin0</c>.</param>
public sealed record DomainTunableEvent(DomainReference Domain, TypedParameterList Parameters) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Tunable;
}
