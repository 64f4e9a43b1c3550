namespace KvmNfv.Libvirt;

/// <summary>One call that waits for a thread, runs, and completes a task.</summary>
internal abstract class CallWork
{
    public abstract void Execute();

    public abstract void Fail(Exception reason);
}

/// <summary>One call with its result.</summary>
internal sealed class CallWork<T>(Func<T> call) : CallWork
{
    private const int Waiting = 0, Running = 1, Abandoned = 2;

    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    public Task<T> Task => _done.Task;

    /// <summary>Ends the waiting for the result; a call that runs goes on and its result is thrown away.</summary>
    public void Abandon(CancellationToken token)
    {
        Interlocked.CompareExchange(ref _state, Abandoned, Waiting);
        _done.TrySetCanceled(token);
    }

    /// <summary>Ends the waiting if the call has not begun; tells whether it did.</summary>
    public bool AbandonIfWaiting(CancellationToken token) =>
        Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting && _done.TrySetCanceled(token);

    public override void Execute()
    {
        if (Interlocked.CompareExchange(ref _state, Running, Waiting) != Waiting)
            return;
        T result;
        try
        {
            result = call();
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
            return;
        }
        if (!_done.TrySetResult(result))
            Discard(result);
    }

    public override void Fail(Exception reason) => _done.TrySetException(reason);

    // Nobody waits any more: native references in the result would otherwise live until a finalizer runs.
    private static void Discard(T result)
    {
        if (result is IDisposable one)
            one.Dispose();
        else if (result is IEnumerable<IDisposable> many)
            foreach (var item in many)
                item.Dispose();
    }
}
