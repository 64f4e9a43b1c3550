using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>A thread that polls until it is stopped, on its CPU where it has one.</summary>
/// <param name="watch">What it notes of itself.</param>
/// <param name="name">The thread's name.</param>
/// <param name="cpu">The CPU it is bound to; null leaves it to the scheduler.</param>
/// <param name="yieldWhenIdle">Whether it gives the CPU away after a round that moved nothing.</param>
/// <param name="round">One round of polls; how much it moved.</param>
internal sealed class PollingThread(PollWatch watch, string name, int? cpu, bool yieldWhenIdle, Func<int> round) : IDisposable
{
    private const int StackSize = 256 * 1024;

    private readonly ManualResetEventSlim _ready = new();
    private Thread? _thread;
    private ChannelException? _problem;
    private volatile bool _stop;

    /// <exception cref="ChannelException">The thread can't be bound to its CPU.</exception>
    public void Start()
    {
        _thread = new(Run, StackSize) { IsBackground = true, Name = name };
        _thread.Start();
        _ready.Wait();
        if (_problem is { } problem)
            throw problem;
    }

    /// <summary>Its round was the last one; for the thread itself.</summary>
    public void Quit() => _stop = true;

    public void Dispose()
    {
        _stop = true;
        _thread?.Join();
        _ready.Dispose();
    }

    private void Run()
    {
        try
        {
            if (cpu is { } number)
                ThreadAffinity.Pin(number);
        }
        catch (ChannelException problem)
        {
            _problem = problem;
            return;
        }
        finally
        {
            _ready.Set();
        }
        watch.Begin();
        while (!_stop)
        {
            var moved = round();
            watch.Polled(moved == 0);
            if (moved != 0)
                continue;
            if (yieldWhenIdle)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }
    }
}
