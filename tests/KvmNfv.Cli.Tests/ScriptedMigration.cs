using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

/// <summary>A migration that goes as a test says, and the migrator that gives it out.</summary>
internal sealed class ScriptedMigration : IDomainMigrator, IMigrationOperation
{
    private readonly Channel<MigrationEvent> _events = Channel.CreateUnbounded<MigrationEvent>();
    private readonly TaskCompletionSource<MigrationReport> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What cancelling does; null ends it with a cancelled report.</summary>
    public Func<Task>? OnCancel { get; init; }

    /// <summary>Whether there is something to pick up.</summary>
    public bool Runs { get; init; } = true;

    public MigrationOptions? Options { get; private set; }

    public MigrationPlan? Started { get; private set; }

    public bool PickedUp { get; private set; }

    public Task CancelAsked => _cancelled.Task;

    public Guid Id => Guid.Empty;

    public string DomainName => "test";

    public MigrationPlan? Plan => Started;

    public MigrationState State { get; set; } = MigrationState.PreCopy;

    public MigrationProgress? Progress { get; set; }

    public Task<IMigrationOperation> StartAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationPlan plan, MigrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (plan.Domain != domain.Uuid)
            throw new InvalidOperationException("The plan is another domain's.");
        (Started, Options) = (plan, options);
        return Task.FromResult<IMigrationOperation>(this);
    }

    public Task<IMigrationOperation?> PickUpAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        (PickedUp, Options) = (true, options);
        return Task.FromResult<IMigrationOperation?>(Runs ? this : null);
    }

    public void Tell(double at, MigrationEventKind kind, string text) => _events.Writer.TryWrite(new(TimeSpan.FromSeconds(at), kind, text));

    public void End(MigrationReport report)
    {
        _events.Writer.TryComplete();
        _end.TrySetResult(report);
    }

    public async IAsyncEnumerable<MigrationProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _end.Task.WaitAsync(cancellationToken);
        yield break;
    }

    public IAsyncEnumerable<MigrationEvent> EventsAsync(CancellationToken cancellationToken = default) => _events.Reader.ReadAllAsync(cancellationToken);

    public Task<MigrationReport> WaitAsync(CancellationToken cancellationToken = default) => _end.Task.WaitAsync(cancellationToken);

    public Task CancelAsync(CancellationToken cancellationToken = default)
    {
        _cancelled.TrySetResult();
        if (OnCancel is not null)
            return OnCancel();
        End(MigrationReports.Cancelled());
        return Task.CompletedTask;
    }

    public Task StartPostCopyAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException("No test goes there.");
}
