namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a domain.</summary>
/// <param name="Domain">The domain.</param>
public abstract record DomainEvent(DomainReference Domain)
{
    /// <summary>Which kind of event it is.</summary>
    public abstract DomainEventID Kind { get; }

    /// <summary>When this process got it. libvirt's events carry no time of their own.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
