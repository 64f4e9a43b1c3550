using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Waits until a non-blocking stream can go on, with one native callback that is armed only while somebody waits.</summary>
/// <remarks>
/// The lock is taken before libvirt's own of the stream, always: libvirt holds none while it calls <see cref="OnReady"/>. The free callback
/// takes no lock.
/// </remarks>
internal sealed unsafe class StreamWatcher : IReleaseAware
{
    // Errors and hang-ups wake everybody; some transports tell them as readable.
    private const StreamEventType Always = StreamEventType.Error | StreamEventType.Hangup;

    private readonly Lock _lock = new();
    private readonly List<StreamWaiter> _waiters = [];
    private nint _stream;
    private void* _opaque;
    private bool _released;
    private bool _registered;
    private Exception? _ended;

    /// <summary>Begins to wait. The caller keeps the native stream alive during the call.</summary>
    public Task<StreamEventType> WaitAsync(nint stream, StreamEventType events, CancellationToken cancellationToken)
    {
        var waiter = new StreamWaiter(events | Always);
        lock (_lock)
        {
            if (_ended is not null)
                throw _ended;
            _stream = stream;
            _waiters.Add(waiter);
            try
            {
                Arm();
            }
            catch
            {
                _waiters.Remove(waiter);
                throw;
            }
        }
        return waiter.WaitAsync(this, cancellationToken);
    }

    public void OnReady(StreamEventType events)
    {
        List<StreamWaiter> ready = [];
        try
        {
            lock (_lock)
            {
                ready = _waiters.FindAll(w => (w.Events & events) != 0);
                _waiters.RemoveAll(ready.Contains);
                if (_registered)
                    Arm();
            }
        }
        finally
        {
            foreach (var waiter in ready)
                waiter.Done.TrySetResult(events);
        }
    }

    /// <summary>Ends the waiting for good.</summary>
    /// <returns>Whether a native callback is left for <see cref="Remove"/>.</returns>
    public bool End(Exception reason)
    {
        List<StreamWaiter> waiting;
        bool registered;
        lock (_lock)
        {
            _ended ??= reason;
            waiting = [.. _waiters];
            _waiters.Clear();
            registered = _registered;
        }
        foreach (var waiter in waiting)
            waiter.Done.TrySetException(reason);
        return registered;
    }

    /// <summary>
    /// Takes the native callback away, before the native stream ends. It must run on the event loop: libvirt's file streams look at their
    /// data before they lock it, so ending one beside a running callback would use freed memory (virfdstream.c).
    /// </summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (!_registered)
                return;
            _registered = false;
            if (Native.virStreamEventRemoveCallback(_stream) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virStreamEventRemoveCallback));
            // libvirt's remote streams never call the free function (9.0.0, remote_driver.c: remoteStreamCallbackFree wants the callback to
            // be null); the others do so during the removal. No dispatch can be under way on the loop's own thread, so nothing comes later.
            if (!_released)
                CallbackHandle.Release(_opaque);
        }
    }

    public void Released() => _released = true;

    internal void Forget(StreamWaiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.Remove(waiter) && _registered)
                Arm();
        }
    }

    // SAFETY: libvirt owns the opaque once the callback is added, and releases it with the free function.
    private void Arm()
    {
        var wanted = _waiters.Aggregate(StreamEventType.None, (all, w) => all | w.Events);
        if (_registered)
        {
            if (Native.virStreamEventUpdateCallback(_stream, (int)wanted) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virStreamEventUpdateCallback));
            return;
        }
        _opaque = CallbackHandle.Lend(this);
        _released = false;
        if (Native.virStreamEventAddCallback(_stream, (int)wanted, StreamCallbacks.Ready, _opaque, CallbackHandle.FreeFunction) < 0)
        {
            var error = LibvirtException.FromLastError(nameof(Native.virStreamEventAddCallback));
            CallbackHandle.Release(_opaque);
            throw error;
        }
        _registered = true;
    }
}
