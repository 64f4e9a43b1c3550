using System.Runtime.CompilerServices;

namespace KvmNfv.Sdk.Migration;

/// <summary>Values that many read, each from where it likes. Thread-safe.</summary>
internal sealed class MigrationLog<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<T> _values = [];
    private TaskCompletionSource _changed = New();
    private bool _ended;

    public IReadOnlyList<T> Values
    {
        get
        {
            lock (_lock)
                return [.. _values];
        }
    }

    public T? Last
    {
        get
        {
            lock (_lock)
                return _values.Count == 0 ? null : _values[^1];
        }
    }

    public void Add(T value)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_ended)
                return;
            _values.Add(value);
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    public void End()
    {
        lock (_lock)
            _ended = true;
        _changed.TrySetResult();
    }

    /// <summary>Every value from the first one on.</summary>
    public IAsyncEnumerable<T> AllAsync(CancellationToken cancellationToken) => ReadAsync(0, skip: false, cancellationToken);

    /// <summary>The newest value and those to come; a slow reader misses all but the newest.</summary>
    public IAsyncEnumerable<T> NewestAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return ReadAsync(Math.Max(0, _values.Count - 1), skip: true, cancellationToken);
    }

    private async IAsyncEnumerable<T> ReadAsync(int next, bool skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            T? value = null;
            Task changed;
            bool ended;
            lock (_lock)
            {
                if (next < _values.Count)
                {
                    next = skip ? _values.Count - 1 : next;
                    value = _values[next++];
                }

                (changed, ended) = (_changed.Task, _ended);
            }

            if (value is not null)
                yield return value;
            else if (ended)
                yield break;
            else
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
