using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Waits for the end of a migration that another call began; cancelling aborts its job.</summary>
internal sealed class JobWaiter(IDomain domain, MigrationRecord record, TimeProvider time)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var aborted = false;
        while (await RunsAsync().ConfigureAwait(false))
        {
            if (cancellationToken.IsCancellationRequested && !aborted)
                aborted = await AbortAsync().ConfigureAwait(false);
            await Task.Delay(s_look, time, CancellationToken.None).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> RunsAsync()
    {
        try
        {
            if (await JobSample.ReadAsync(domain).ConfigureAwait(false) is not { Migrates: true })
                return false;
            if (await domain.GetStateAsync().ConfigureAwait(false) is { State: DomainState.Paused, Reason: (int)DomainPausedReason.Postcopy })
                record.Enter(MigrationState.PostCopy);
            return true;
        }
        catch (LibvirtException e) when (e is LibvirtNotFoundException || e.Code == ErrorNumber.OperationInvalid)
        {
            return false;
        }
    }

    private async Task<bool> AbortAsync()
    {
        try
        {
            await domain.AbortJobAsync().ConfigureAwait(false);
            return true;
        }
        catch (LibvirtException e)
        {
            record.Tell(MigrationEventKind.Warning, $"the job can't be aborted yet: {e.Message}");
            return false;
        }
    }
}
