namespace KvmNfv.Libvirt;

/// <summary>A network's metadata changed. Since libvirt 9.8.0.</summary>
/// <param name="Name">The network.</param>
/// <param name="Uuid">The network's UUID.</param>
/// <param name="Type">Which metadata.</param>
/// <param name="NamespaceUri">The namespace of an element; null for title and description.</param>
public sealed record NetworkMetadataChangeEvent(
    string Name, Guid Uuid, NetworkMetadataType Type, string? NamespaceUri) : NetworkEvent(Name, Uuid)
{
    /// <inheritdoc/>
    public override NetworkEventID Kind => NetworkEventID.MetadataChange;
}
