using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>One typed parameter of a migration, in libvirt's words.</summary>
/// <param name="Name">The name, one of <see cref="MigrateParam"/>.</param>
/// <param name="Type">libvirt's type of it.</param>
/// <param name="Value">Its value as text.</param>
public sealed record MigrationSetting(string Name, TypedParameterType Type, string Value);
