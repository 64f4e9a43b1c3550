using System.Runtime.CompilerServices;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Evacuation;

/// <summary>A migration that ends when the test says so.</summary>
internal sealed class ScriptedMigration(string name, MigrationPlan plan) : IMigrationOperation
{
    private readonly TaskCompletionSource<MigrationReport> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id { get; } = Guid.NewGuid();

    public string DomainName => name;

    public MigrationPlan? Plan => plan;

    public MigrationState State { get; set; } = MigrationState.PreCopy;

    public MigrationProgress? Progress => null;

    public void End(MigrationState outcome, string? error = null) => _end.TrySetResult(new MigrationReport
    {
        Id = Id, Domain = plan.Domain, DomainName = name, Source = "s", Destination = "t", Outcome = outcome, Error = error, StartedAt = DateTimeOffset.UnixEpoch, Total = TimeSpan.FromSeconds(1),
    });

    public async IAsyncEnumerable<MigrationProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new MigrationProgress { At = TimeSpan.FromSeconds(1), State = MigrationState.PreCopy, Iteration = 1 };
        await _end.Task.WaitAsync(cancellationToken);
    }

    public async IAsyncEnumerable<MigrationEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _end.Task.WaitAsync(cancellationToken);
        yield break;
    }

    public Task<MigrationReport> WaitAsync(CancellationToken cancellationToken = default) => _end.Task.WaitAsync(cancellationToken);

    public Task CancelAsync(CancellationToken cancellationToken = default)
    {
        if (State == MigrationState.PostCopy)
            throw new InvalidOperationException("in post-copy");
        End(MigrationState.Cancelled, "cancelled by the caller");
        return _end.Task;
    }

    public Task StartPostCopyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
