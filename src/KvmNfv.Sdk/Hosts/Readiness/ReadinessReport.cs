using System.Text.Json;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>
/// How ready a machine is for a profile: an immutable value with one result for each check, in the order of their ids' areas. The same files give
/// the same report. Compares by value; safe to share between threads.
/// </summary>
public sealed record ReadinessReport
{
    /// <summary>What the machine was checked for.</summary>
    public required ReadinessProfile Profile { get; init; }

    /// <summary>From which side it was checked.</summary>
    public required MachineRole Role { get; init; }

    /// <summary>The machine.</summary>
    public required ReadinessMachine Machine { get; init; }

    /// <summary>The CPUs that were to be found free.</summary>
    public required IsolatedSet Isolated { get; init; }

    /// <summary>Between the two samples of the checks that count events, in seconds by the machine's own clock; 0 when there was one sample.</summary>
    public double WindowSeconds { get; init; }

    /// <summary>One result for each check.</summary>
    public required EquatableList<CheckResult> Checks { get; init; }

    /// <summary>How many checks ended how.</summary>
    public ReadinessSummary Summary => ReadinessSummary.Of(Checks);

    /// <summary>Whether nothing breaks the profile. Unknown findings don't: read them.</summary>
    public bool IsReady => Checks.All(c => c.State != CheckState.Fail);

    /// <summary>The result of a check, or null for an id that no check has.</summary>
    public CheckResult? Check(string id) => Checks.FirstOrDefault(c => c.Id == id);

    /// <summary>What changed from an earlier report: checks whose state or finding differs, and those that only one report has.</summary>
    /// <param name="earlier">A report of the same machine, or of another one to compare with.</param>
    public EquatableList<CheckChange> ChangesSince(ReadinessReport earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.Checks.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var after = Checks.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return Checks.Select(c => new CheckChange(c.Id, before.GetValueOrDefault(c.Id), c))
            .Concat(earlier.Checks.Where(c => !after.Contains(c.Id)).Select(c => new CheckChange(c.Id, c, null)))
            .Where(c => c.Before?.State != c.After?.State || c.Before?.Finding != c.After?.Finding)
            .ToEquatableList();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a readiness report.</exception>
    public static ReadinessReport FromJson(string json) => SdkJson.Read(json, SdkJson.Context.ReadinessReport);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.ReadinessReport);
}
