using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Finds out what became of the domain, whatever the call said: a call that failed may have moved it, a daemon that died may still be putting things right.
/// </summary>
internal sealed class EndFinder(HostEnd source, HostEnd destination, MigrationSurvey? survey, TimeSpan patience, MigrationRecord record, TimeProvider time)
{
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <param name="error">What the transfer's call threw; null where it returned.</param>
    /// <param name="cancelled">Whether it was called off.</param>
    /// <param name="reason">Why it was, in words.</param>
    public async Task<MigrationEnding> FindAsync(Exception? error, bool cancelled, string? reason)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var (from, to) = (await SightAsync(source).ConfigureAwait(false), await SightAsync(destination).ConfigureAwait(false));
            if (Judge(from, to, error, cancelled, reason) is { } ending)
                return ending;
            if (time.GetElapsedTime(begun) > s_settle)
                return await UnsettledAsync(from, to, error, reason).ConfigureAwait(false);
            await Task.Delay(s_look, time).ConfigureAwait(false);
        }
    }

    private static MigrationEnding? Judge(DomainSight? from, DomainSight? to, Exception? error, bool cancelled, string? reason)
    {
        var why = reason ?? error?.Message;
        if (from is null || to is null)
        {
            var unseen = from is null ? "the source's daemon does not answer" : "the destination's daemon does not answer";
            var here = from is { Here: true, Job: false };
            return new MigrationEnding(to is { Here: true, Running: true } ? MigrationState.Completed : here && cancelled ? MigrationState.Cancelled : MigrationState.Failed,
                why is null ? unseen : $"{why}; {unseen}", from, to);
        }

        // A destination that has not noticed a broken post-copy is still in its job.
        if (from.PostCopyFailed || to.PostCopyFailed)
            return new MigrationEnding(MigrationState.PostCopyPaused, $"post-copy broke off, and its memory is on both hosts: {why ?? "no reason was told"}", from, to);
        if (to.Here && !from.Active && !to.Job)
            return new MigrationEnding(MigrationState.Completed, null, from, to);
        if (from.Here && !from.Job && !from.PausedByMigration && !to.Active)
            return new MigrationEnding(cancelled ? MigrationState.Cancelled : MigrationState.Failed, why ?? "libvirt told no reason", from, to);
        if (!from.Active && !to.Active)
            return new MigrationEnding(MigrationState.Lost, $"the guest ended in the middle: {from} at the source, {to} at the destination{(why is null ? "" : $" ({why})")}", from, to);
        return null;
    }

    // A source that a broken migration left paused, and nobody else has: let it go on.
    private async Task<MigrationEnding> UnsettledAsync(DomainSight? from, DomainSight? to, Exception? error, string? reason)
    {
        var why = reason ?? error?.Message ?? "libvirt told no reason";
        if (from is { Active: true, PausedByMigration: true, Domain: { } domain } && to is { Active: false } && survey?.State.State != DomainState.Paused)
        {
            record.Tell(MigrationEventKind.Warning, "the migration left the guest paused at the source; it is resumed");
            await domain.ResumeAsync().ConfigureAwait(false);
            return new MigrationEnding(MigrationState.Failed, why, await SightAsync(source).ConfigureAwait(false), to);
        }

        return new MigrationEnding(MigrationState.Failed, $"{why}; after {Words.Time(s_settle)} it is {from} at the source and {to} at the destination", from, to);
    }

    private async Task<DomainSight?> SightAsync(HostEnd end)
    {
        try
        {
            return await end.LookAsync(patience).ConfigureAwait(false);
        }
        catch (LibvirtException e)
        {
            record.Tell(MigrationEventKind.Warning, $"{end.Uri} can't be looked at: {e.Message}");
            return null;
        }
    }
}
