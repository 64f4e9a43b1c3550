using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>What the front-end has said of one ring so far, and the queue while it runs.</summary>
internal sealed class Vring : IDisposable
{
    private Virtqueue? _queue;

    /// <summary>0: not said.</summary>
    public uint Number { get; set; }

    public VringAddress? Address { get; set; }

    public uint Base { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>A kick descriptor, or the word that there is none, starts a ring.</summary>
    public bool IsStarted { get; set; }

    public SafeFileHandle? Kick { get; private set; }

    public SafeFileHandle? Call { get; private set; }

    public SafeFileHandle? Error { get; private set; }

    /// <summary>Whether the queue's fault has been told.</summary>
    public bool IsReported { get; set; }

    /// <summary>The running queue; the data path reads this.</summary>
    public Virtqueue? Queue
    {
        get => Volatile.Read(ref _queue);
        set => Volatile.Write(ref _queue, value);
    }

    public void SetKick(SafeFileHandle? descriptor)
    {
        Kick?.Dispose();
        Kick = descriptor;
    }

    public void SetCall(SafeFileHandle? descriptor)
    {
        var before = Call;
        Call = descriptor;
        if (Queue is { } queue)
        {
            queue.Enter();
            queue.Call = descriptor;
            queue.Leave();
        }
        before?.Dispose();
    }

    public void SetError(SafeFileHandle? descriptor)
    {
        Error?.Dispose();
        Error = descriptor;
    }

    /// <summary>Tells the front-end that the queue is broken.</summary>
    // SAFETY: eight bytes of this stack are written.
    public unsafe void SignalError()
    {
        var one = 1ul;
        if (Error is { } error && Polling.Writable((int)error.DangerousGetHandle(), TimeSpan.Zero))
            _ = Libc.Write(error, &one, sizeof(ulong));
    }

    public void Dispose()
    {
        SetKick(null);
        SetCall(null);
        SetError(null);
    }
}
