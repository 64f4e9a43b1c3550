namespace KvmNfv.Sdk.Migration;

/// <summary>One thing that happened in a migration, with its reason.</summary>
/// <param name="At">Time since the transfer began; negative before it.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">One sentence.</param>
public sealed record MigrationEvent(TimeSpan At, MigrationEventKind Kind, string Text);
