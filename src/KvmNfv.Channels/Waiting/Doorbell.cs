using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.Waiting;

/// <summary>Wakes the other end, and is woken by it. One thread waits at a time; anyone may ring.</summary>
internal abstract class Doorbell : IDisposable
{
    private DoorbellWait? _wait;

    /// <summary>The descriptor that becomes readable, or hangs up, when this end is rung.</summary>
    public abstract int Descriptor { get; }

    /// <summary>Wakes the other end. Never blocks, whatever the peer does.</summary>
    public abstract void Ring();

    /// <summary>Takes all rings so far.</summary>
    /// <returns>False when the other end has hung up.</returns>
    public abstract bool Drain();

    /// <summary>Sleeps until rung, hung up, or the time is up.</summary>
    public void Wait(TimeSpan most)
    {
        if (Polling.Readable(Descriptor, most))
            Drain();
    }

    /// <summary>The same without a thread; may end early, so the caller looks again.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        _wait ??= new(Descriptor);
        await _wait.Begin(cancellationToken).ConfigureAwait(false);
        Drain();
    }

    public void Dispose()
    {
        _wait?.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
