namespace KvmNfv.Channels;

/// <summary>The polling thread of one relay. Allocates nothing but for peers' faults.</summary>
internal sealed class RelayThread : IDisposable
{
    private const int Burst = 32;

    // A peer that breaks the rules again and again can't keep the thread busy with it.
    private static readonly TimeSpan s_penalty = TimeSpan.FromMilliseconds(100);

    private readonly DataPlaneRelay _relay;
    private readonly PollWatch _watch;
    private readonly PollingThread _thread;
    private readonly Frame[] _taken = new Frame[Burst], _given = new Frame[Burst];
    private readonly RelayWay _forth = new(), _back = new();
    private volatile ChannelEndpoint _first, _second;
    private volatile string? _lastFault;
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
        _thread = new(_watch, name, relay.Cpu, relay.YieldWhenIdle, () => Move(_first, _second, _forth) + Move(_second, _first, _back));
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
    public void Start() => _thread.Start();

    public void Dispose()
    {
        _thread.Dispose();
        _first.Dispose();
        _second.Dispose();
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
            _thread.Quit();
        }
    }
}
