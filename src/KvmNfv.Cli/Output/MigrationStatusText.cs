namespace KvmNfv.Cli.Output;

/// <summary>A migration's status for people.</summary>
internal static class MigrationStatusText
{
    public static IEnumerable<(string Name, string? Value)> Properties(MigrationStatus status)
    {
        yield return ("Domain", status.Domain);
        yield return ("At the source", $"{status.SourceState ?? "not there"}  {status.Source}");
        yield return ("At the destination", status.Destination is null ? null : $"{status.DestinationState ?? "not there, or not looked"}  {status.Destination}");
        yield return ("Migration", status.Job is null ? "none runs" : "runs");
        foreach (var property in status.Job?.Properties() ?? [])
            yield return property;
        foreach (var property in status.Remembered?.Properties() ?? [])
            yield return property;
        if (status is { Job: null, Remembered: not null })
            yield return ("Next", $"kvmnfv migrate run {status.Uuid} -c {status.Source} --to {status.Destination} --pick-up");
    }
}
