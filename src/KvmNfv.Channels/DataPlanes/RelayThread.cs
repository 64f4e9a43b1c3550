using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>The polling thread of one relay. Allocates nothing but for peers' faults.</summary>
internal sealed class RelayThread : IDisposable
{
    private const int Burst = 32, StackSize = 256 * 1024;

    // A peer that breaks the rules again and again can't keep the thread busy with it.
    private static readonly TimeSpan s_penalty = TimeSpan.FromMilliseconds(100);

    private readonly DataPlaneRelay _relay;
    private readonly PollWatch _watch;
    private readonly Thread _thread;
    private readonly Frame[] _taken = new Frame[Burst], _given = new Frame[Burst];
    private readonly RelayWay _forth = new(), _back = new();
    private readonly ManualResetEventSlim _ready = new();
    private volatile ChannelEndpoint _first, _second;
    private volatile string? _lastFault;
    private volatile bool _stop;
    private ChannelException? _problem;
    private long _faults;

    /// <exception cref="ChannelException">An end can't be opened.</exception>
    public RelayThread(DataPlaneRelay relay)
    {
        _relay = relay;
        var name = $"kvmnfv-re {relay.Name}";
        _watch = new(name, relay.Cpu);
        _first = relay.First.Open();
        try
        {
            _second = relay.Second.Open();
        }
        catch
        {
            _first.Dispose();
            throw;
        }
        _thread = new(Run, StackSize) { IsBackground = true, Name = name };
    }

    public PollWatch Watch => _watch;

    public RelayStatistics Statistics => new()
    {
        Name = _relay.Name,
        FirstPeer = _first.Peer,
        SecondPeer = _second.Peer,
        Forth = _forth.Counters,
        Back = _back.Counters,
        Faults = Volatile.Read(ref _faults),
        LastFault = _lastFault,
    };

    /// <exception cref="ChannelException">The thread can't be bound to its CPU.</exception>
    public void Start()
    {
        _thread.Start();
        _ready.Wait();
        if (_problem is { } problem)
            throw problem;
    }

    public void Dispose()
    {
        _stop = true;
        if (_thread.ThreadState != ThreadState.Unstarted)
            _thread.Join();
        _first.Dispose();
        _second.Dispose();
        _ready.Dispose();
    }

    private void Run()
    {
        try
        {
            if (_relay.Cpu is { } cpu)
                ThreadAffinity.Pin(cpu);
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
        _watch.Begin();
        while (!_stop)
        {
            var moved = Move(_first, _second, _forth) + Move(_second, _first, _back);
            _watch.Polled(moved == 0);
            if (moved != 0)
                continue;
            if (_relay.YieldWhenIdle)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }
    }

    private int Move(ChannelEndpoint from, ChannelEndpoint to, RelayWay way)
    {
        int count;
        try
        {
            count = from.ReceiveBurst(_taken);
        }
        catch (ChannelException fault)
        {
            Mend(from, fault);
            return 0;
        }
        if (count == 0)
            return 0;
        try
        {
            way.Copy(_taken.AsSpan(0, count), to, _given);
        }
        catch (ChannelException fault)
        {
            Mend(to, fault);
        }
        from.Release();
        return count;
    }

    private void Mend(ChannelEndpoint end, ChannelException fault)
    {
        _lastFault = fault.Message;
        Volatile.Write(ref _faults, _faults + 1);
        Thread.Sleep(s_penalty);
        // A VM's channel works again by itself when the guest resets its device; rings have ended for good.
        if (end is VhostUserChannel)
            return;
        end.Dispose();
        try
        {
            if (ReferenceEquals(end, _first))
                _first = _relay.First.Open();
            else
                _second = _relay.Second.Open();
        }
        catch (ChannelException again)
        {
            _lastFault = again.Message;
            _stop = true;
        }
    }
}
