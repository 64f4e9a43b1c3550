namespace KvmNfv.Libvirt;

/// <summary>A secret's value changed.</summary>
/// <param name="Uuid">The secret.</param>
/// <param name="UsageType">What it is used for.</param>
/// <param name="UsageId">What uses it, such as a volume or a server.</param>
public sealed record SecretValueChangedEvent(Guid Uuid, SecretUsageType UsageType, string UsageId) : SecretEvent(Uuid, UsageType, UsageId)
{
    /// <inheritdoc/>
    public override SecretEventID Kind => SecretEventID.ValueChanged;
}
