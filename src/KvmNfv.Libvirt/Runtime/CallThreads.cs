namespace KvmNfv.Libvirt;

/// <summary>Up to <c>limit</c> threads for blocking calls, made when needed and gone after some idle seconds.</summary>
internal sealed class CallThreads(string name, int limit) : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<CallWork> _queue = new();
    private readonly SemaphoreSlim _available = new(0);
    private int _threads;
    private int _idle;
    private bool _closed;

    public void Add(CallWork work)
    {
        lock (_lock)
        {
            if (_closed)
                throw new ObjectDisposedException(name, "The connection was closed; open it again.");
            _queue.Enqueue(work);
            if (_idle < _queue.Count && _threads < limit)
            {
                _threads++;
                new Thread(Work) { IsBackground = true, Name = name }.Start();
            }
        }
        _available.Release();
    }

    /// <summary>Fails the calls that wait; those that run go on to their end.</summary>
    public void Dispose()
    {
        CallWork[] waiting;
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
            waiting = [.. _queue];
            _queue.Clear();
        }
        foreach (var work in waiting)
            work.Fail(new ObjectDisposedException(name, "The connection was closed while the call waited for its turn."));
        _available.Release(limit);
    }

    private void Work()
    {
        while (Next() is { } work)
            work.Execute();
    }

    private CallWork? Next()
    {
        lock (_lock)
            _idle++;
        var signalled = _available.Wait(s_idle);
        lock (_lock)
        {
            _idle--;
            if (_queue.TryDequeue(out var work))
                return work;
            // A signal without work is that of closing; a thread that leaves must not count as one that could have taken it.
            if (signalled && !_closed)
                return new NoWork();
            _threads--;
            return null;
        }
    }

    private sealed class NoWork : CallWork
    {
        public override void Execute()
        {
        }

        public override void Fail(Exception reason)
        {
        }
    }
}
