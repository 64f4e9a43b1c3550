namespace KvmNfv.Libvirt;

/// <summary>A network was defined, undefined, started or stopped.</summary>
/// <param name="Name">The network.</param>
/// <param name="Uuid">The network's UUID.</param>
/// <param name="Type">What happened.</param>
public sealed record NetworkLifecycleEvent(string Name, Guid Uuid, NetworkEventLifecycleType Type) : NetworkEvent(Name, Uuid)
{
    /// <inheritdoc/>
    public override NetworkEventID Kind => NetworkEventID.Lifecycle;
}
