namespace KvmNfv.Sdk.Migration;

/// <summary>The public face of an <see cref="EvacuationRun"/>.</summary>
internal sealed class EvacuationOperation : IEvacuationOperation
{
    private readonly EvacuationRun _run;
    private readonly Task<EvacuationReport> _end;

    public EvacuationOperation(EvacuationRun run)
    {
        _run = run;
        _end = Task.Run(RunAsync);
    }

    public EvacuationPlan Plan => _run.Plan;

    public EvacuationProgress Progress => _run.News.Newest;

    public IAsyncEnumerable<EvacuationProgress> WatchAsync(CancellationToken cancellationToken = default) => _run.News.WatchAsync(cancellationToken);

    public Task<EvacuationReport> WaitAsync(CancellationToken cancellationToken = default) => _end.WaitAsync(cancellationToken);

    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        _run.Cancel();
        await _end.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<EvacuationReport> RunAsync()
    {
        using (_run)
            return await _run.RunAsync().ConfigureAwait(false);
    }
}
