namespace KvmNfv.Libvirt;

/// <summary>What an event loop calls when a timer fires.</summary>
public sealed unsafe class NativeTimeoutCallback
{
    private readonly nint _callback;
    private readonly void* _opaque;
    private readonly nint _free;
    private readonly Action<int>? _managed;
    private int _freed;

    internal NativeTimeoutCallback(nint callback, void* opaque, nint free)
    {
        _callback = callback;
        _opaque = opaque;
        _free = free;
    }

    /// <summary>Makes one from managed code, to test an implementation without libvirt.</summary>
    /// <param name="callback">Called with the timer.</param>
    public NativeTimeoutCallback(Action<int> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _managed = callback;
    }

    /// <summary>Whether <see cref="Free"/> was called.</summary>
    public bool IsFreed => Volatile.Read(ref _freed) != 0;

    /// <summary>Tells libvirt that the timer fired; does nothing once freed.</summary>
    // SAFETY: libvirt keeps function and opaque valid until the free callback, which runs only in Free.
    public void Invoke(int timer)
    {
        if (IsFreed)
            return;
        if (_managed is not null)
            _managed(timer);
        else
            ((delegate* unmanaged<int, void*, void>)_callback)(timer, _opaque);
    }

    /// <summary>Gives libvirt its data back. Only after the removal, on the loop's thread, with nothing of libvirt's on the stack; again does nothing.</summary>
    // SAFETY: runs once, after the last Invoke.
    public void Free()
    {
        if (Interlocked.Exchange(ref _freed, 1) == 0 && _free != 0)
            ((delegate* unmanaged<void*, void>)_free)(_opaque);
    }
}
