namespace KvmNfv.Libvirt;

/// <summary>The guest changed a network interface's MAC address. Since libvirt 11.2.0.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The interface's alias.</param>
/// <param name="OldMac">The address before.</param>
/// <param name="NewMac">The address now.</param>
public sealed record DomainNicMacChangeEvent(DomainReference Domain, string DeviceAlias, string OldMac, string NewMac) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.NicMacChange;
}
