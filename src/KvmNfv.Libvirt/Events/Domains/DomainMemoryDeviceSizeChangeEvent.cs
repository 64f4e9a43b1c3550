namespace KvmNfv.Libvirt;

/// <summary>The guest took a new size of a memory device.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="DeviceAlias">The device's alias.</param>
/// <param name="SizeKiB">The size that the guest sees now, in KiB.</param>
public sealed record DomainMemoryDeviceSizeChangeEvent(DomainReference Domain, string DeviceAlias, ulong SizeKiB) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.MemoryDeviceSizeChange;
}
