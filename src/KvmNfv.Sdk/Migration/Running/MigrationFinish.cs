using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Puts things right once it is known where the domain is, and proves it.</summary>
internal sealed class MigrationFinish(
    MigrationHookContext context, MigrationPlan? plan, MigrationSurvey? survey, MigrationOptions options, MigrationHookCaller hooks, ResumedNews news,
    MigrationChanges changes, MigrationRecord record)
{
    public async Task<EquatableList<MigrationProofCheck>> RunAsync(MigrationEnding ending, MigrationJournalEntry? entry, HostEnd source, HostEnd destination)
    {
        var whole = ending.Outcome switch
        {
            MigrationState.Completed => await CompletedAsync(ending.Destination?.Domain, entry, source, destination).ConfigureAwait(false),
            MigrationState.Cancelled or MigrationState.Failed => await BackAsync(ending.Source?.Domain, entry, source).ConfigureAwait(false),
            // Nothing is left to put right; a paused post-copy is not over, and its entry is what it is resumed by.
            _ => ending.Outcome == MigrationState.Lost,
        };
        if (ending.Outcome is MigrationState.Lost)
            await hooks.RollBackAsync().ConfigureAwait(false);
        if (whole && options.Journal is { } journal)
            await journal.RemoveAsync(context.Domain).ConfigureAwait(false);
        return await new MigrationProver(context, plan, survey, options, entry).ProveAsync(ending, source, destination, options.DaemonPatience).ConfigureAwait(false);
    }

    private async Task<bool> CompletedAsync(IDomain? domain, MigrationJournalEntry? entry, HostEnd source, HostEnd destination)
    {
        await destination.AskAsync(async connection =>
        {
            await news.TellAsync(connection).ConfigureAwait(false);
            return true;
        }, options.DaemonPatience).ConfigureAwait(false);
        if (domain is null)
            return false;
        var whole = await changes.PinDestinationAsync(domain, entry?.DestinationEmulatorPin).ConfigureAwait(false);
        whole &= await AttachAsync(domain, entry, destination).ConfigureAwait(false);
        whole &= await ForgetAsync(source).ConfigureAwait(false);
        await hooks.ReleaseAsync().ConfigureAwait(false);
        return whole;
    }

    // A source whose daemon died after the switch-over has not heard that the domain is gone, and would start it again one day.
    private async Task<bool> ForgetAsync(HostEnd source)
    {
        if (plan?.Flags.HasFlag(DomainMigrateFlags.UndefineSource) != true)
            return true;
        try
        {
            var left = await source.LookAsync(options.DaemonPatience).ConfigureAwait(false);
            if (left.Domain is null || left.Active)
                return !left.Active;
            // As libvirt does after a migration: only the definition goes, nothing that belongs to it.
            await left.Domain.UndefineAsync(DomainUndefineFlagsValues.KeepNvram | DomainUndefineFlagsValues.KeepTpm).ConfigureAwait(false);
            record.Tell(MigrationEventKind.Decision, "the source had kept the definition, which was to go; it is removed");
            return true;
        }
        catch (LibvirtException e)
        {
            record.Tell(MigrationEventKind.Warning, $"whether the source keeps the definition can't be seen: {e.Message}");
            return false;
        }
    }

    private async Task<bool> BackAsync(IDomain? domain, MigrationJournalEntry? entry, HostEnd source)
    {
        var whole = domain is not null;
        if (domain is not null && entry is not null)
        {
            whole = await changes.RestoreAsync(domain, entry.SourceEmulatorPin, entry.DowntimeLimit).ConfigureAwait(false);
            whole &= await AttachAsync(domain, entry, source).ConfigureAwait(false);
        }

        await hooks.RollBackAsync().ConfigureAwait(false);
        return whole;
    }

    private async Task<bool> AttachAsync(IDomain domain, MigrationJournalEntry? entry, HostEnd end)
    {
        if (entry is null || entry.DetachedDevices.Count == 0)
            return true;
        var failed = await end.AskAsync(
            connection => DeviceSteps.AttachAsync(connection, domain, entry.DetachedDevices, record.Tell, CancellationToken.None), options.DaemonPatience).ConfigureAwait(false);
        return failed.Count == 0;
    }
}
