using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Output;

/// <summary>What the journal has of a migration: it runs, or its client died before it could put back what it had changed.</summary>
/// <param name="Id">The migration.</param>
/// <param name="StartedAt">When its transfer began.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Route">Who drives it.</param>
/// <param name="DowntimeLimitMilliseconds">The downtime limit to be put back; null where there is none.</param>
/// <param name="SourceEmulatorPin">The emulator pin to be put back; null where there is none.</param>
/// <param name="DestinationEmulatorPin">The emulator pin for the destination; null where there is none.</param>
/// <param name="DetachedDevices">How many devices are to be attached again.</param>
internal sealed record RememberedMigration(
    Guid Id, DateTimeOffset StartedAt, string Destination, string Route, double? DowntimeLimitMilliseconds, string? SourceEmulatorPin, string? DestinationEmulatorPin, int DetachedDevices)
{
    public static RememberedMigration From(MigrationJournalEntry entry) => new(
        entry.Id, entry.StartedAt, entry.Plan.Preflight.Destination, MigrationWords.Of(entry.Plan.Route), entry.DowntimeLimit?.TotalMilliseconds,
        entry.SourceEmulatorPin?.ToString(), entry.DestinationEmulatorPin?.ToString(), entry.DetachedDevices.Count);

    /// <summary>The same for people.</summary>
    public IEnumerable<(string Name, string? Value)> Properties()
    {
        yield return ("Remembered", $"{Route}, began {StartedAt:yyyy-MM-dd HH:mm:ss}Z, migration {Id}");
        var changes = new List<string>();
        if (DowntimeLimitMilliseconds is { } limit)
            changes.Add($"downtime limit {Quantity.Time(TimeSpan.FromMilliseconds(limit))}");
        if (SourceEmulatorPin is { } source)
            changes.Add($"emulator pin {source} at the source");
        if (DestinationEmulatorPin is { } destination)
            changes.Add($"emulator pin {destination} at the destination");
        if (DetachedDevices > 0)
            changes.Add(DetachedDevices == 1 ? "1 device" : $"{Quantity.Number(DetachedDevices)} devices");
        yield return ("To be put back", changes.Count == 0 ? null : string.Join(", ", changes));
    }
}
