namespace KvmNfv.Sdk.Migration;

/// <summary>Something that must stand before the migration, or that would make it better, and whether it does.</summary>
/// <param name="Name">A stable name: <c>pml</c>, <c>dirty-ring</c>, <c>vswitch-port</c> ...</param>
/// <param name="Met">Whether it stands; null when that could not be read.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Benefit">What it brings, or what goes wrong without it.</param>
/// <param name="Required">Whether the migration must not start without it.</param>
public sealed record MigrationPrerequisite(string Name, bool? Met, string Evidence, string Benefit, bool Required = false);
