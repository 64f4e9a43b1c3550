using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a migration changes at the source for its own sake, and puts back. Everything is in the journal before it is done.</summary>
internal sealed class MigrationChanges(MigrationRecord record)
{
    private static readonly TimeSpan s_leastLimit = TimeSpan.FromMilliseconds(1);

    /// <summary>Widens the emulator pin and sets the first downtime limit.</summary>
    public async Task ApplyAsync(IDomain domain, MigrationPlan plan, MigrationSurvey survey, CancellationToken cancellationToken)
    {
        if (plan.Pins?.Source is { } widened && survey.EmulatorPin is { } before && widened != before)
        {
            await domain.PinEmulatorAsync(CpuMap.Of(widened), DomainModificationImpact.Live, cancellationToken).ConfigureAwait(false);
            record.Tell(MigrationEventKind.Pin, $"QEMU's own threads at the source may run on {widened} instead of {before} for the transfer");
        }

        await SetLimitAsync(domain, plan.Downtime.Start, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets the downtime limit, before the job or in it.</summary>
    public static Task SetLimitAsync(IDomain domain, TimeSpan limit, CancellationToken cancellationToken = default) =>
        domain.SetMigrateMaxDowntimeAsync((ulong)Math.Max(1, Math.Round((limit < s_leastLimit ? s_leastLimit : limit).TotalMilliseconds)), cancellationToken);

    /// <summary>Puts back what was changed at the source; a part that can't be is told and left in the journal.</summary>
    /// <returns>Whether all of it is as it was.</returns>
    public async Task<bool> RestoreAsync(IDomain domain, CpuSet? emulatorPin, TimeSpan? limit)
    {
        var whole = true;
        if (emulatorPin is not null)
        {
            whole &= await TryAsync("the emulator pin of the source", () => domain.PinEmulatorAsync(CpuMap.Of(emulatorPin), DomainModificationImpact.Live)).ConfigureAwait(false);
            if (whole)
                record.Tell(MigrationEventKind.Pin, $"QEMU's own threads at the source are back on {emulatorPin}");
        }

        if (limit is { } before)
            whole &= await TryAsync("the downtime limit", () => SetLimitAsync(domain, before)).ConfigureAwait(false);
        return whole;
    }

    /// <summary>Gives the destination the emulator pin of its plan.</summary>
    public async Task<bool> PinDestinationAsync(IDomain domain, CpuSet? emulatorPin)
    {
        if (emulatorPin is null)
            return true;
        var done = await TryAsync("the emulator pin of the destination", () => domain.PinEmulatorAsync(CpuMap.Of(emulatorPin), DomainModificationImpact.Live)).ConfigureAwait(false);
        if (done)
            record.Tell(MigrationEventKind.Pin, $"QEMU's own threads at the destination are on {emulatorPin}");
        return done;
    }

    private async Task<bool> TryAsync(string what, Func<Task> change)
    {
        try
        {
            await change().ConfigureAwait(false);
            return true;
        }
        catch (LibvirtException e)
        {
            record.Tell(MigrationEventKind.Warning, $"{what} could not be put right: {e.Message}");
            return false;
        }
    }
}
