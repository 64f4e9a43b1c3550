namespace KvmNfv.Libvirt;

/// <summary>A disk was written beyond the threshold that was set for it.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Device">The disk, or a layer of it such as <c>vda[1]</c>.</param>
/// <param name="Path">The file on the host, where there is one.</param>
/// <param name="Threshold">The threshold in bytes.</param>
/// <param name="Excess">How far it was passed, in bytes; 0 where that is not known.</param>
public sealed record DomainBlockThresholdEvent(DomainReference Domain, string Device, string? Path, ulong Threshold, ulong Excess) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.BlockThreshold;
}
