using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A timer on libvirt's event loop that fires again and again. Dispose it to end it.</summary>
/// <remarks>Safe to use from several threads at once, also from its own callback. A callback that runs while it is disposed runs to its end.</remarks>
public sealed unsafe class EventTimer : IDisposable
{
    private readonly Action _callback;
    private int _timer;

    // SAFETY: libvirt releases the opaque with the free function after the removal; where it refuses, it is released here.
    internal EventTimer(TimeSpan interval, Action callback)
    {
        _callback = callback;
        var milliseconds = Milliseconds(interval);
        var opaque = CallbackHandle.Lend(this);
        var timer = Native.virEventAddTimeout(milliseconds, EventLoopCallbacks.Timeout, opaque, CallbackHandle.FreeFunction);
        if (timer < 0)
        {
            CallbackHandle.Release(opaque);
            throw LibvirtException.FromLastError(nameof(Native.virEventAddTimeout));
        }
        Volatile.Write(ref _timer, timer);
    }

    /// <summary>Changes the interval and begins it anew.</summary>
    /// <param name="interval">Zero for every turn of the loop, <see cref="Timeout.InfiniteTimeSpan"/> to pause; resolution 1 ms.</param>
    /// <exception cref="ObjectDisposedException">The timer has ended.</exception>
    public void Update(TimeSpan interval)
    {
        var timer = Volatile.Read(ref _timer);
        ObjectDisposedException.ThrowIf(timer < 0, this);
        Native.virEventUpdateTimeout(timer, Milliseconds(interval));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var timer = Interlocked.Exchange(ref _timer, -1);
        if (timer > 0 && Native.virEventRemoveTimeout(timer) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virEventRemoveTimeout));
    }

    internal void Dispatch()
    {
        if (Volatile.Read(ref _timer) >= 0)
            _callback();
    }

    private static int Milliseconds(TimeSpan interval)
    {
        if (interval == Timeout.InfiniteTimeSpan)
            return -1;
        if (interval < TimeSpan.Zero || interval.TotalMilliseconds > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval must be from zero to 24 days, or Timeout.InfiniteTimeSpan.");
        return (int)Math.Ceiling(interval.TotalMilliseconds);
    }
}
