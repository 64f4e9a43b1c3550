using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class LibvirtStream
{
    private readonly StreamWatcher _watcher = new();

    /// <summary>Waits until a non-blocking stream can go on. Cancelling ends only the waiting; the stream stays as it is.</summary>
    /// <param name="events">What to wait for: readable, writable or both. Errors and hang-ups are told in any case.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What is there.</returns>
    /// <exception cref="ObjectDisposedException">The stream or its connection was disposed.</exception>
    public async Task<StreamEventType> ReadyAsync(StreamEventType events, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await BeginWait(events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the stream in order and reports errors that came late. What waits for readiness ends with an error.</summary>
    /// <remarks><c>virStreamFinish</c>, since libvirt 0.7.2.</remarks>
    /// <exception cref="LibvirtException">The transfer failed, perhaps long ago.</exception>
    public void Finish()
    {
        Context.ThrowIfClosed();
        End(abort: false);
    }

    /// <summary>Ends the stream at once; data in flight is lost. What waits for readiness ends with an error.</summary>
    /// <remarks><c>virStreamAbort</c>, since libvirt 0.7.2.</remarks>
    /// <exception cref="LibvirtException">The stream has ended already, or the connection is lost.</exception>
    public void Abort()
    {
        Context.ThrowIfClosed();
        End(abort: true);
    }

    /// <summary>Ends the stream in order, off the calling thread.</summary>
    /// <inheritdoc cref="Finish"/>
    public Task FinishAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, Finish, cancellationToken);

    /// <summary>Ends the stream at once, off the calling thread.</summary>
    /// <inheritdoc cref="Abort"/>
    public Task AbortAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Control, Abort, cancellationToken);

    /// <summary>The stream as a <see cref="Stream"/>, which then owns it. Make it with <see cref="StreamFlags.Nonblock"/>.</summary>
    /// <param name="access">Which directions the call that uses the stream gives it.</param>
    public LibvirtDataStream AsStream(FileAccess access = FileAccess.ReadWrite) => new(this, access);

    /// <summary>Ends the native stream, also after the connection was disposed.</summary>
    internal void End(bool abort)
    {
        StopWatching();
        using var self = LeaseForCleanup();
        if ((abort ? Native.virStreamAbort(self.Pointer) : Native.virStreamFinish(self.Pointer)) < 0)
            throw LibvirtException.FromLastError(abort ? nameof(Native.virStreamAbort) : nameof(Native.virStreamFinish));
    }

    /// <summary>Ends every waiting for readiness, for good; later ones get the first reason.</summary>
    internal void StopWatching(Exception? reason = null)
    {
        if (!_watcher.End(reason ?? new ObjectDisposedException(nameof(LibvirtStream), "The stream has ended.")))
            return;
        LibvirtEventLoop.Invoke(() =>
        {
            using var self = LeaseForCleanup();
            _watcher.Remove();
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        StopWatching();
        Connection.Forget(this);
        base.Dispose(disposing);
    }

    private Task<StreamEventType> BeginWait(StreamEventType events, CancellationToken cancellationToken)
    {
        using var self = Lease();
        return _watcher.WaitAsync(self.Pointer, events, cancellationToken);
    }
}
