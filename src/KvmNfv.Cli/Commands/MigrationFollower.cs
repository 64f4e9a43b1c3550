using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Stays with a migration to its end, and turns Ctrl-C into calling it off.</summary>
internal sealed class MigrationFollower(IMigrationView view, Interruption interruption)
{
    /// <summary>Follows it.</summary>
    /// <returns>Its report; null where the user left before its end.</returns>
    public async Task<MigrationReport?> FollowAsync(IMigrationOperation operation)
    {
        using var leave = new CancellationTokenSource();
        var end = operation.WaitAsync(CancellationToken.None);
        var shown = view.ShowAsync(operation, leave.Token);
        var ended = await Interruption.EndsBeforeAsync(end, interruption.First).ConfigureAwait(false) || await CallOffAsync(operation, end).ConfigureAwait(false);
        if (!ended)
            await leave.CancelAsync().ConfigureAwait(false);
        await shown.ConfigureAwait(false);
        return ended ? await end.ConfigureAwait(false) : null;
    }

    private async Task<bool> CallOffAsync(IMigrationOperation operation, Task end)
    {
        view.Say("Calling it off, and putting back what was changed. Ctrl-C again leaves at once.");
        var cancel = operation.CancelAsync(CancellationToken.None);
        if (!await Interruption.EndsBeforeAsync(cancel, interruption.Second).ConfigureAwait(false))
            return false;
        if (cancel.Exception?.InnerException is InvalidOperationException e)
            view.Say($"It can't be called off: {e.Message} Ctrl-C again leaves it alone.");
        else
            await cancel.ConfigureAwait(false);
        return await Interruption.EndsBeforeAsync(end, interruption.Second).ConfigureAwait(false);
    }
}
