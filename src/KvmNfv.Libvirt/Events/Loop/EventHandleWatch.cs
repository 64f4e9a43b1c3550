using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A watch of a file descriptor on libvirt's event loop. Dispose it to end the watching.</summary>
/// <remarks>Safe to use from several threads at once, also from its own callback. A callback that runs while it is disposed runs to its end.</remarks>
public sealed unsafe class EventHandleWatch : IDisposable
{
    private readonly Action<EventHandleType> _callback;
    private int _watch;

    // SAFETY: libvirt releases the opaque with the free function after the removal; where it refuses, it is released here.
    internal EventHandleWatch(int fileDescriptor, EventHandleType events, Action<EventHandleType> callback)
    {
        _callback = callback;
        var opaque = CallbackHandle.Lend(this);
        var watch = Native.virEventAddHandle(fileDescriptor, (int)events, EventLoopCallbacks.Handle, opaque, CallbackHandle.FreeFunction);
        if (watch < 0)
        {
            CallbackHandle.Release(opaque);
            throw LibvirtException.FromLastError(nameof(Native.virEventAddHandle));
        }
        Volatile.Write(ref _watch, watch);
    }

    /// <summary>Changes what is watched for; <c>None</c> pauses the watch.</summary>
    /// <exception cref="ObjectDisposedException">The watch has ended.</exception>
    public void Update(EventHandleType events)
    {
        var watch = Volatile.Read(ref _watch);
        ObjectDisposedException.ThrowIf(watch < 0, this);
        Native.virEventUpdateHandle(watch, (int)events);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var watch = Interlocked.Exchange(ref _watch, -1);
        if (watch > 0 && Native.virEventRemoveHandle(watch) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virEventRemoveHandle));
    }

    internal void Dispatch(EventHandleType events)
    {
        if (Volatile.Read(ref _watch) >= 0)
            _callback(events);
    }
}
