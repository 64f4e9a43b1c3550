using System.Threading.Tasks.Sources;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Waiting;

/// <summary>One endpoint's asynchronous wait on a descriptor, used again and again without allocating.</summary>
internal sealed class DoorbellWait : IValueTaskSource, IDisposable
{
    private static readonly Action<object?> s_complete = static wait => ((DoorbellWait)wait!).Complete();

    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _cancellation;
    private int _pending;

    public DoorbellWait(SafeFileHandle handle)
    {
        Handle = handle;
        Descriptor = (int)handle.DangerousGetHandle();
        DoorbellReactor.Shared.Add(this);
    }

    public SafeFileHandle Handle { get; }

    public int Descriptor { get; }

    /// <summary>Waits for the next ring. Also ends on cancellation and when the reactor looks up; the caller checks why.</summary>
    public ValueTask Begin(CancellationToken cancellationToken)
    {
        _core.Reset();
        Volatile.Write(ref _pending, 1);
        _cancellation = cancellationToken.UnsafeRegister(s_complete, this);
        if (!DoorbellReactor.Shared.Arm(this))
            Complete();
        return new(this, _core.Version);
    }

    /// <summary>Ends the wait, if one is going on.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _pending, 0) == 1)
            _core.SetResult(true);
    }

    public void GetResult(short token)
    {
        _cancellation.Dispose();
        _core.GetResult(token);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public void Dispose()
    {
        DoorbellReactor.Shared.Remove(this);
        Complete();
    }
}
