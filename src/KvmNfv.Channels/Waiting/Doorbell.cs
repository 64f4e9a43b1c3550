using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Waiting;

/// <summary>Wakes the other end, and is woken by it. One thread waits at a time; anyone may ring.</summary>
internal abstract class Doorbell : IDisposable
{
    private DoorbellWait? _wait;

    /// <summary>Wakes the other end. Never blocks, whatever the peer does.</summary>
    public abstract void Ring();

    /// <summary>The descriptor that becomes readable, or hangs up, when this end is rung; invalid while there is none.</summary>
    protected abstract SafeFileHandle Handle { get; }

    /// <summary>Takes all rings so far.</summary>
    protected abstract void Drain(SafeFileHandle handle);

    /// <summary>Sleeps until rung, hung up, or the time is up.</summary>
    public void Wait(TimeSpan most)
    {
        var handle = Handle;
        if (handle.IsInvalid)
        {
            // No peer yet, so nobody rings.
            Thread.Sleep(1);
            return;
        }
        Use(handle, static (bell, h, time) =>
        {
            if (Polling.Readable((int)h.DangerousGetHandle(), time))
                bell.Drain(h);
        }, most);
    }

    /// <summary>The same without a thread; may end early, so the caller looks again.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var handle = Handle;
        if (handle.IsInvalid)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (_wait is null || _wait.Handle != handle)
        {
            _wait?.Dispose();
            _wait = new(handle);
        }
        await _wait.Begin(cancellationToken).ConfigureAwait(false);
        Use(handle, static (bell, h, _) => bell.Drain(h), default);
    }

    public void Dispose()
    {
        _wait?.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    // The descriptor can be closed by another thread at any time; it stays open while it is used.
    private void Use(SafeFileHandle handle, Action<Doorbell, SafeFileHandle, TimeSpan> action, TimeSpan time)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            action(this, handle, time);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: as good as rung.
        }
        finally
        {
            if (held)
                handle.DangerousRelease();
        }
    }
}
