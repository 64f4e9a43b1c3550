using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Looks at both ends once everything is over. It changes nothing.</summary>
internal sealed class MigrationProver(MigrationHookContext context, MigrationPlan? plan, MigrationSurvey? survey, MigrationOptions options, MigrationJournalEntry? entry)
{
    public async Task<EquatableList<MigrationProofCheck>> ProveAsync(MigrationEnding ending, HostEnd source, HostEnd destination, TimeSpan patience)
    {
        var from = await SightAsync(source, patience).ConfigureAwait(false);
        var to = await SightAsync(destination, patience).ConfigureAwait(false);
        var checks = new List<MigrationProofCheck> { RunsOnce(ending, from, to), NoJob(from, to) };
        switch (ending.Outcome)
        {
            case MigrationState.Completed:
                checks.AddRange(await DefinitionsAsync(from, to).ConfigureAwait(false));
                if (to?.Domain is { } moved)
                    checks.AddRange(await new DestinationProof(context, plan, survey, options, entry).ProveAsync(moved).ConfigureAwait(false));
                break;
            case MigrationState.Cancelled or MigrationState.Failed when from?.Domain is { } stayed:
                checks.Add(Leftover(to));
                if (survey is not null)
                    checks.AddRange(await UntouchedAsync(stayed, survey).ConfigureAwait(false));
                break;
        }

        return [.. checks];
    }

    private static MigrationProofCheck RunsOnce(MigrationEnding ending, DomainSight? from, DomainSight? to)
    {
        var text = $"{from?.ToString() ?? "unseen"} at the source, {to?.ToString() ?? "unseen"} at the destination";
        bool? passed = (from, to) switch
        {
            (null, _) or (_, null) => null,
            _ when ending.Outcome == MigrationState.Completed => to.Here && !from.Active,
            _ when ending.Outcome is MigrationState.Cancelled or MigrationState.Failed => from.Here && !to.Active,
            _ => false,
        };
        return new MigrationProofCheck("runs-once", passed, text);
    }

    private static MigrationProofCheck NoJob(DomainSight? from, DomainSight? to) => from is null || to is null
        ? new MigrationProofCheck("no-job", null, "an end could not be seen")
        : new MigrationProofCheck("no-job", !from.Job && !to.Job, from.Job ? "a job still runs at the source" : to.Job ? "a job still runs at the destination" : "no job runs at either end");

    private static MigrationProofCheck Leftover(DomainSight? to) => to is null
        ? new MigrationProofCheck("destination", null, "the destination could not be seen")
        : new MigrationProofCheck("destination", !to.Active, to.Domain is null ? "the destination knows nothing of it" : $"the destination has it {to}");

    private async Task<IEnumerable<MigrationProofCheck>> DefinitionsAsync(DomainSight? from, DomainSight? to)
    {
        var flags = plan?.Flags ?? DomainMigrateFlags.None;
        var checks = new List<MigrationProofCheck>();
        if (plan is null)
            return checks;
        if (from is not null)
        {
            var gone = from.Domain is null;
            var wanted = flags.HasFlag(DomainMigrateFlags.UndefineSource) || survey?.DefinitionXml is null;
            checks.Add(new MigrationProofCheck("source-definition", gone == wanted, gone ? "the source keeps no definition" : "the source keeps the definition"));
        }

        if (to?.Domain is { } domain)
        {
            var kept = await domain.IsPersistentAsync().ConfigureAwait(false);
            checks.Add(new MigrationProofCheck("destination-definition", kept == flags.HasFlag(DomainMigrateFlags.PersistDest), kept ? "the destination keeps the definition" : "the destination keeps no definition"));
        }

        return checks;
    }

    private static async Task<IEnumerable<MigrationProofCheck>> UntouchedAsync(IDomain domain, MigrationSurvey survey)
    {
        var now = await MigrationSurvey.ReadAsync(domain, CancellationToken.None).ConfigureAwait(false);
        var live = Differences(survey.LiveXml, now.LiveXml);
        var kept = survey.DefinitionXml is { } before && now.DefinitionXml is { } after ? Differences(before, after) : survey.DefinitionXml == now.DefinitionXml ? "" : "it is gone or new";
        var state = survey.State.State == now.State.State;
        return
        [
            new MigrationProofCheck("state", state, state ? $"it is {now.State.State.ToString().ToLowerInvariant()} as before" : $"it was {survey.State.State} and is {now.State.State}"),
            new MigrationProofCheck("document", live.Length == 0, live.Length == 0 ? "the live document is as before" : $"the live document differs: {live}"),
            new MigrationProofCheck("definition", kept.Length == 0, kept.Length == 0 ? "the definition is as before" : $"the definition differs: {kept}"),
            new MigrationProofCheck("downtime-limit", survey.DowntimeLimit == now.DowntimeLimit, $"it was {Limit(survey)} and is {Limit(now)}"),
        ];
    }

    private static string Limit(MigrationSurvey survey) => survey.DowntimeLimit is { } limit ? Words.Time(limit) : "unknown";

    private static string Differences(string before, string after)
    {
        // A daemon that starts again writes the security label of a running domain, or leaves it out, as it likes.
        var changes = DocumentDiff.Compare(DomainDocument.Parse(before), DomainDocument.Parse(after)).Where(c => !c.Path.StartsWith("/domain/seclabel", StringComparison.Ordinal)).ToList();
        return string.Join(", ", changes.Take(5).Select(c => $"{c.Path} ({c.Before ?? "nothing"} -> {c.After ?? "nothing"})")) + (changes.Count > 5 ? $" and {changes.Count - 5} more" : "");
    }

    private static async Task<DomainSight?> SightAsync(HostEnd end, TimeSpan patience)
    {
        try
        {
            return await end.LookAsync(patience).ConfigureAwait(false);
        }
        catch (LibvirtException)
        {
            // Its daemon is gone: the checks say that this end was not seen.
            return null;
        }
    }
}
