namespace KvmNfv.Libvirt;

/// <summary>A secret was defined or undefined.</summary>
/// <param name="Uuid">The secret.</param>
/// <param name="UsageType">What it is used for.</param>
/// <param name="UsageId">What uses it, such as a volume or a server.</param>
/// <param name="Type">What happened.</param>
public sealed record SecretLifecycleEvent(
    Guid Uuid, SecretUsageType UsageType, string UsageId, SecretEventLifecycleType Type) : SecretEvent(Uuid, UsageType, UsageId)
{
    /// <inheritdoc/>
    public override SecretEventID Kind => SecretEventID.Lifecycle;
}
