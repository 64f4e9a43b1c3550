namespace KvmNfv.Libvirt;

/// <summary>A domain's metadata changed.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Type">Which metadata.</param>
/// <param name="NamespaceUri">The namespace of an element; null for title and description.</param>
public sealed record DomainMetadataChangeEvent(DomainReference Domain, DomainMetadataType Type, string? NamespaceUri) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.MetadataChange;
}
