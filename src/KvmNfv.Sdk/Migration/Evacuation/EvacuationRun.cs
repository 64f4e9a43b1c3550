using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>One evacuation from beginning to end: a loop begins and ends migrations, each of which runs on its own.</summary>
internal sealed class EvacuationRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IDomainMigrator _migrator;
    private readonly ILibvirtConnection _source;
    private readonly IReadOnlyList<EvacuationTarget> _targets;
    private readonly EvacuationOptions _options;
    private readonly EvacuationBook _book;
    private readonly EvacuationScheduler _scheduler;
    private readonly CancellationTokenSource _cancel = new();
    private bool _disposed;

    public EvacuationRun(
        IDomainMigrator migrator, ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationPlan plan, EvacuationOptions options, TimeProvider time)
    {
        (_migrator, _source, _targets, Plan, _options) = (migrator, source, targets, plan, options);
        _book = new EvacuationBook(plan, time);
        _scheduler = new EvacuationScheduler(plan.Items.Where(i => i.Target is not null), Links(), options.AtOnce);
    }

    public EvacuationPlan Plan { get; }

    public EvacuationNews News => _book.News;

    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        _cancel.Dispose();
    }

    public void Cancel()
    {
        lock (_lock)
        {
            if (!_disposed)
                _ = _cancel.CancelAsync();
        }
    }

    public async Task<EvacuationReport> RunAsync()
    {
        var running = new Dictionary<Task<bool>, EvacuationItem>();
        var stopped = false;
        while (true)
        {
            while (!stopped && !_cancel.IsCancellationRequested && _scheduler.Next() is { } next)
                running.Add(MigrateAsync(next), next);
            if (running.Count == 0)
                break;
            var ended = await Task.WhenAny(running.Keys).ConfigureAwait(false);
            running.Remove(ended, out var item);
            _scheduler.End(item!);
            stopped |= !await ended.ConfigureAwait(false) && _options.StopOnFailure;
        }

        return _book.End(_cancel.IsCancellationRequested ? "The evacuation was called off before." : "The evacuation ended at a failure before.");
    }

    private EvacuationLinks Links()
    {
        var each = Plan.Items.Where(i => i.Plan is not null).GroupBy(i => i.Target!).ToDictionary(g => g.Key, g => g.Max(i => i.Plan!.Link.Bandwidth));
        return new EvacuationLinks(_options.SourceBandwidth ?? (each.Count == 0 ? DataRate.Zero : each.Values.Max()), each);
    }

    // Whatever goes wrong with one domain is its row's error; the others go on.
#pragma warning disable CA1031
    private async Task<bool> MigrateAsync(EvacuationItem item)
    {
        _book.Begin(item);
        try
        {
            var target = _targets.First(t => t.Connection.Uri == item.Target);
            using var domain = await _source.LookupDomainByUuidAsync(item.Domain, _cancel.Token).ConfigureAwait(false);
            var options = _options.Migration with { DestinationPlacement = item.Placement, DestinationUri = target.DestinationUri ?? _options.Migration.DestinationUri };
            var operation = await _migrator.StartAsync(_source, domain, target.Connection, item.Plan!, options, _cancel.Token).ConfigureAwait(false);
            var report = await FollowAsync(operation, item).ConfigureAwait(false);
            _book.End(item, report);
            return report.Outcome == MigrationState.Completed;
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            _book.Fail(item, EvacuationOutcome.Cancelled, "Called off before its transfer began.");
            return false;
        }
        catch (Exception e)
        {
            _book.Fail(item, EvacuationOutcome.Failed, e.Message);
            return false;
        }
    }
#pragma warning restore CA1031

    private async Task<MigrationReport> FollowAsync(IMigrationOperation operation, EvacuationItem item)
    {
        var watch = WatchAsync(operation, item);
        using (_cancel.Token.UnsafeRegister(static o => _ = CallOffAsync((IMigrationOperation)o!), operation))
        {
            var report = await operation.WaitAsync().ConfigureAwait(false);
            await watch.ConfigureAwait(false);
            return report;
        }
    }

    private async Task WatchAsync(IMigrationOperation operation, EvacuationItem item)
    {
        await foreach (var progress in operation.WatchAsync().ConfigureAwait(false))
            _book.Note(item, progress);
    }

    private static async Task CallOffAsync(IMigrationOperation operation)
    {
        try
        {
            await operation.CancelAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // In post-copy there is no way back; it goes on to its end.
        }
    }
}
