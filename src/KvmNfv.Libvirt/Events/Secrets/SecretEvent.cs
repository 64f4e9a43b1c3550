namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a secret.</summary>
/// <param name="Uuid">The secret.</param>
/// <param name="UsageType">What it is used for.</param>
/// <param name="UsageId">What uses it, such as a volume or a server.</param>
public abstract record SecretEvent(Guid Uuid, SecretUsageType UsageType, string UsageId)
{
    /// <summary>Which kind of event it is.</summary>
    public abstract SecretEventID Kind { get; }

    /// <summary>When this process got it. libvirt's events carry no time of their own.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
