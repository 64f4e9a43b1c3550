namespace KvmNfv.Sdk.Migration;

/// <summary>One step with a device around the transfer.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Device">The device's name, as in <see cref="MigrationDomainFacts.Devices"/>.</param>
/// <param name="Timeout">When to give up, undo what was done, and fail.</param>
public sealed record MigrationDeviceStep(MigrationDeviceAction Action, string Device, TimeSpan Timeout);
