namespace KvmNfv.Libvirt;

/// <summary>What an event loop calls when a watched file descriptor is ready.</summary>
public sealed unsafe class NativeHandleCallback
{
    private readonly nint _callback;
    private readonly void* _opaque;
    private readonly nint _free;
    private readonly Action<int, int, EventHandleType>? _managed;
    private int _freed;

    internal NativeHandleCallback(nint callback, void* opaque, nint free)
    {
        _callback = callback;
        _opaque = opaque;
        _free = free;
    }

    /// <summary>Makes one from managed code, to test an implementation without libvirt.</summary>
    /// <param name="callback">Called with the watch, the file descriptor and the events.</param>
    public NativeHandleCallback(Action<int, int, EventHandleType> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _managed = callback;
    }

    /// <summary>Whether <see cref="Free"/> was called.</summary>
    public bool IsFreed => Volatile.Read(ref _freed) != 0;

    /// <summary>Tells libvirt that the file descriptor is ready; does nothing once freed.</summary>
    // SAFETY: libvirt keeps function and opaque valid until the free callback, which runs only in Free.
    public void Invoke(int watch, int fileDescriptor, EventHandleType events)
    {
        if (IsFreed)
            return;
        if (_managed is not null)
            _managed(watch, fileDescriptor, events);
        else
            ((delegate* unmanaged<int, int, int, void*, void>)_callback)(watch, fileDescriptor, (int)events, _opaque);
    }

    /// <summary>Gives libvirt its data back. Only after the removal, on the loop's thread, with nothing of libvirt's on the stack; again does nothing.</summary>
    // SAFETY: runs once, after the last Invoke.
    public void Free()
    {
        if (Interlocked.Exchange(ref _freed, 1) == 0 && _free != 0)
            ((delegate* unmanaged<void*, void>)_free)(_opaque);
    }
}
