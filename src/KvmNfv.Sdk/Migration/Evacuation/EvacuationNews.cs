using System.Runtime.CompilerServices;

namespace KvmNfv.Sdk.Migration;

/// <summary>The newest progress of an evacuation, for any number of readers. Thread-safe.</summary>
internal sealed class EvacuationNews(EvacuationProgress first)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = New();
    private EvacuationProgress _newest = first;
    private bool _ended;

    public EvacuationProgress Newest
    {
        get
        {
            lock (_lock)
                return _newest;
        }
    }

    public void Set(EvacuationProgress progress, bool end = false)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            (_newest, _ended) = (progress, end);
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    public async IAsyncEnumerable<EvacuationProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            EvacuationProgress newest;
            bool ended;
            lock (_lock)
                (changed, newest, ended) = (_changed.Task, _newest, _ended);
            yield return newest;
            if (ended)
                yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
