namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a network.</summary>
/// <param name="Name">The network.</param>
/// <param name="Uuid">The network's UUID.</param>
public abstract record NetworkEvent(string Name, Guid Uuid)
{
    /// <summary>Which kind of event it is.</summary>
    public abstract NetworkEventID Kind { get; }

    /// <summary>When this process got it. libvirt's events carry no time of their own.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
