using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>A running migration, and what it changed that must be put back. Immutable, compares by value.</summary>
public sealed record MigrationJournalEntry
{
    /// <summary>The migration.</summary>
    public required Guid Id { get; init; }

    /// <summary>The domain's UUID.</summary>
    public required Guid Domain { get; init; }

    /// <summary>The plan it follows.</summary>
    public required MigrationPlan Plan { get; init; }

    /// <summary>When the transfer began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The downtime limit that held before; null where it could not be read.</summary>
    public TimeSpan? DowntimeLimit { get; init; }

    /// <summary>The emulator pin at the source that was widened; null where it was not.</summary>
    public CpuSet? SourceEmulatorPin { get; init; }

    /// <summary>The emulator pin that the destination gets in the end; null where it was not widened.</summary>
    public CpuSet? DestinationEmulatorPin { get; init; }

    /// <summary>The documents of devices that were detached at the source, to be attached where the domain ends up.</summary>
    public EquatableList<string> DetachedDevices { get; init => field = value ?? []; } = [];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not an entry.</exception>
    public static MigrationJournalEntry FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationJournalEntry);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationJournalEntry);
}
