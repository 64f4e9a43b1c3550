namespace KvmNfv.Sdk.Migration;

/// <summary>The public face of a <see cref="MigrationRun"/>.</summary>
internal sealed class MigrationOperation : IMigrationOperation
{
    private readonly MigrationRun _run;
    private readonly Task<MigrationReport> _end;

    public MigrationOperation(MigrationRun run)
    {
        _run = run;
        _end = Task.Run(RunAsync);
    }

    public Guid Id => _run.Context.Id;

    public string DomainName => _run.Context.DomainName;

    public MigrationPlan? Plan => _run.Plan;

    public MigrationState State => _run.Record.State;

    public MigrationProgress? Progress => _run.Record.Samples.Last;

    public IAsyncEnumerable<MigrationProgress> WatchAsync(CancellationToken cancellationToken = default) => _run.Record.Samples.NewestAsync(cancellationToken);

    public IAsyncEnumerable<MigrationEvent> EventsAsync(CancellationToken cancellationToken = default) => _run.Record.Events.AllAsync(cancellationToken);

    public Task<MigrationReport> WaitAsync(CancellationToken cancellationToken = default) => _end.WaitAsync(cancellationToken);

    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        _run.Cancel();
        await _end.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StartPostCopyAsync(CancellationToken cancellationToken = default) => _run.StartPostCopyAsync("asked for by the caller", cancellationToken);

    private async Task<MigrationReport> RunAsync()
    {
        using (_run)
            return await _run.RunAsync().ConfigureAwait(false);
    }
}
