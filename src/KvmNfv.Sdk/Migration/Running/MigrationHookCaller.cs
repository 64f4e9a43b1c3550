namespace KvmNfv.Sdk.Migration;

/// <summary>Calls the hooks. Only preparing may fail a migration; what went wrong later is told.</summary>
internal sealed class MigrationHookCaller(IReadOnlyList<IMigrationHooks> hooks, MigrationHookContext context, MigrationRecord record)
{
    private readonly List<IMigrationHooks> _prepared = [];
    private readonly List<Task> _switching = [];

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var hook in hooks)
        {
            // One that failed half-way has something to undo too.
            _prepared.Add(hook);
            await hook.PrepareAsync(context, cancellationToken).ConfigureAwait(false);
            record.Tell(MigrationEventKind.Hook, $"{hook.Name}: prepared");
        }
    }

    /// <summary>Tells of the switch-over and does not wait.</summary>
    public void SwitchOver() => _switching.AddRange(_prepared.Select(hook => Task.Run(() => TryAsync(hook, "switched over", hook.SwitchOverAsync))));

    public async Task ResumedAsync()
    {
        foreach (var hook in _prepared)
            await TryAsync(hook, "told that it runs at the destination", hook.ResumedAsync).ConfigureAwait(false);
    }

    public async Task ReleaseAsync()
    {
        await Task.WhenAll(_switching).ConfigureAwait(false);
        foreach (var hook in _prepared)
            await TryAsync(hook, "released the source", hook.ReleaseAsync).ConfigureAwait(false);
    }

    public async Task RollBackAsync()
    {
        await Task.WhenAll(_switching).ConfigureAwait(false);
        foreach (var hook in Enumerable.Reverse(_prepared))
            await TryAsync(hook, "rolled back", hook.RollBackAsync).ConfigureAwait(false);
    }

    // Somebody else's code: whatever it throws must not cost the guest its limits and pins.
#pragma warning disable CA1031
    private async Task TryAsync(IMigrationHooks hook, string done, Func<MigrationHookContext, CancellationToken, Task> call)
    {
        try
        {
            await call(context, CancellationToken.None).ConfigureAwait(false);
            record.Tell(MigrationEventKind.Hook, $"{hook.Name}: {done}");
        }
        catch (Exception e)
        {
            record.Tell(MigrationEventKind.Warning, $"{hook.Name}: not {done}: {e.Message}");
        }
    }
#pragma warning restore CA1031
}
