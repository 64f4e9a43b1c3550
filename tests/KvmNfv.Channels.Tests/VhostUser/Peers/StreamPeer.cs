using System.Collections.Concurrent;
using System.Diagnostics;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>The other end of a guest's numbered traffic (tests/lab/stream.c), with a port on the switch of each host. It sends to where it has heard the guest last, as a network does.</summary>
internal sealed class StreamPeer : IDisposable
{
    private const int Rate = 100;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly TestGuest[] _ports;
    private readonly ConcurrentQueue<byte[]> _orders = new();
    private readonly ConcurrentQueue<string> _answers = new();
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private StreamCount _count;
    private volatile bool _silent, _stop;
    private Exception? _failure;

    public StreamPeer(params TestGuest[] ports)
    {
        _ports = ports;
        _thread = new(Run) { IsBackground = true, Name = "stream" };
        _thread.Start();
    }

    /// <summary>What came from the guest, and how many were sent to it.</summary>
    public StreamCount Count
    {
        get
        {
            lock (_lock)
                return _failure is null ? _count : throw new InvalidOperationException("The peer has failed.", _failure);
        }
    }

    /// <summary>On which port the guest was heard last; -1: on none.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>How many had been sent to the guest when it was last heard on the first port, and first on the second.</summary>
    public (ulong Last, ulong First) Move { get; private set; }

    /// <summary>Announcements on the second port: reverse ARP, and the guest's own.</summary>
    public (int Reverse, int Own) Announced { get; private set; }

    /// <summary>Sends no further numbers.</summary>
    public void BeSilent() => _silent = true;

    /// <summary>Gives the guest an order; its answer.</summary>
    public StreamCount Order(string order)
    {
        _answers.Clear();
        var (start, asked) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(start) < s_patience)
        {
            // Again each second: the order or its answer may get lost.
            if (Stopwatch.GetElapsedTime(start).TotalSeconds >= asked)
            {
                asked++;
                _orders.Enqueue(StreamFrames.Order(order));
            }
            while (_answers.TryDequeue(out var answer))
            {
                if (answer.StartsWith(order + " ", StringComparison.Ordinal))
                    return StreamCount.Parse(answer);
            }
            Thread.Sleep(5);
        }
        throw new AssertionException($"The guest doesn't answer to '{order}'; the peer: {Count}, heard on port {Place}.");
    }

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        foreach (var port in _ports)
            port.Dispose();
    }

    private void Run()
    {
        try
        {
            for (var start = Stopwatch.GetTimestamp(); !_stop; Thread.Sleep(1))
            {
                for (var i = 0; i < _ports.Length; i++)
                {
                    while (_ports[i].Receive() is { } frame)
                        Take(i, frame);
                }
                if (Place < 0)
                {
                    start = Stopwatch.GetTimestamp();
                    continue;
                }
                while (_orders.TryPeek(out var order) && _ports[Place].TrySend(order))
                    _orders.TryDequeue(out _);
                while (!_silent && _count.Sent < Stopwatch.GetElapsedTime(start).TotalSeconds * Rate && _ports[Place].TrySend(StreamFrames.Datagram(_count.Sent)))
                    Change(_count with { Sent = _count.Sent + 1 });
            }
        }
#pragma warning disable CA1031 // Whoever looks next gets it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_lock)
                _failure = e;
        }
    }

    private void Take(int port, byte[] frame)
    {
        if (!StreamFrames.IsFromGuest(frame))
            return;
        if (port == 1 && StreamFrames.IsAnnouncement(frame, out var reverse))
            Announced = reverse ? (Announced.Reverse + 1, Announced.Own) : (Announced.Reverse, Announced.Own + 1);
        if (StreamFrames.AnswerTo(frame) is { } answer)
            _ports[port].TrySend(answer);
        var content = StreamFrames.Content(frame, out var to);
        // Numbers begin when the guest's program is there.
        if (Place >= 0 || to == StreamFrames.Port)
        {
            Move = port == 0 ? (_count.Sent, 0) : Place == 0 ? (Move.Last, _count.Sent) : Move;
            Place = port;
        }
        if (to == StreamFrames.Port)
            Change(_count.Add(content));
        else if (to == StreamFrames.Port + 1)
            _answers.Enqueue(System.Text.Encoding.ASCII.GetString(content));
    }

    private void Change(StreamCount count)
    {
        lock (_lock)
            _count = count;
    }
}
