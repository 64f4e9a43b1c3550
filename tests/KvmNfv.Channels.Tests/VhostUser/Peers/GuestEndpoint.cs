using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A guest's driver and front-end as an endpoint, so that the conformance tests can have it as the other end of a <see cref="VhostUserChannel"/>.</summary>
internal sealed unsafe class GuestEndpoint : ChannelEndpoint
{
    private const int Size = 16, BufferSize = 2048, Header = 12;

    private readonly FrontEnd _front;
    private readonly DriverQueue _receive, _transmit;
    private readonly Dictionary<ushort, ulong> _offered = [], _sent = [];
    private readonly List<ulong> _held = [];
    private readonly Stack<ulong> _free = new();
    private readonly List<ulong> _reserved = [];
    private readonly SafeFileHandle[] _kicks = [Event(), Event()], _calls = [Event(), Event()];
    private readonly EventDoorbell[] _bells;
    private ChannelStatistics _statistics;
    private int _reservedSize;
    private int _disposed;

    public GuestEndpoint(string path, VirtioFeatures features, TestMemory memory, int maxSize) : base(14, maxSize)
    {
        Memory = memory;
        _bells = [new(_calls[0], _kicks[0]), new(_calls[1], _kicks[1])];
        _front = FrontEnd.Connect(path);
        _front.Negotiate(features);
        Assert.That(_front.SetMemory(memory), Is.Zero);
        var packed = features.HasFlag(VirtioFeatures.Packed);
        (_receive, _transmit) = (DriverQueue.Create(packed, memory, Size), DriverQueue.Create(packed, memory, Size));
        for (var i = 0; i < Size; i++)
        {
            Refill(memory.Allocate(BufferSize));
            _free.Push(memory.Allocate(BufferSize));
        }
        _front.SetRing(0, _receive, _kicks[0], _calls[0]);
        _front.SetRing(1, _transmit, _kicks[1], _calls[1]);
        _front.Get(VhostUserRequest.GetStatus);
    }

    public TestMemory Memory { get; }

    public override PeerState Peer => _front.IsHungUp ? PeerState.Left : PeerState.Alive;

    public override ChannelStatistics Statistics => _statistics;

    public override int ReserveBurst(Span<Frame> frames, int size)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        CheckedSize(size);
        Forget();
        Reclaim();
        var count = 0;
        while (!_front.IsHungUp && count < frames.Length && _free.TryPop(out var buffer))
        {
            _reserved.Add(buffer);
            frames[count++] = new(Memory.At(buffer + Header), size);
        }
        _reservedSize = size;
        if (count < frames.Length)
            _statistics = _statistics with { Full = _statistics.Full + 1 };
        return count;
    }

    public override void CommitBurst(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > _reserved.Count)
            throw new InvalidOperationException("Fewer are reserved.");
        foreach (var frame in frames)
            ArgumentOutOfRangeException.ThrowIfNotEqual(frame.Length >= MinMessageSize && frame.Length <= _reservedSize, true, nameof(frames));
        for (var i = 0; i < frames.Length; i++)
        {
            Memory.Bytes(_reserved[i], Header).Clear();
            _sent[_transmit.Offer(new TestBuffer(_reserved[i], (uint)(frames[i].Length + Header)))] = _reserved[i];
            _statistics = _statistics with { SentMessages = _statistics.SentMessages + 1, SentBytes = _statistics.SentBytes + frames[i].Length };
        }
        _reserved.RemoveRange(0, frames.Length);
        Forget();
        if (frames.Length > 0)
            Kick(_transmit, 1);
    }

    public override int ReceiveBurst(Span<Frame> frames)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var count = 0;
        while (count < frames.Length && _receive.TryTake(out var id, out var written))
        {
            _held.Add(_offered[id]);
            frames[count++] = new(Memory.At(_offered[id] + Header), (int)written - Header);
            _statistics = _statistics with { ReceivedMessages = _statistics.ReceivedMessages + 1, ReceivedBytes = _statistics.ReceivedBytes + written - Header };
        }
        _statistics = _statistics with { Polls = _statistics.Polls + 1, EmptyPolls = _statistics.EmptyPolls + (count == 0 ? 1 : 0) };
        return count;
    }

    public override void Release()
    {
        if (_held.Count == 0)
            return;
        foreach (var buffer in _held)
            Refill(buffer);
        _held.Clear();
        Kick(_receive, 0);
    }

    private protected override bool PollReceive()
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _receive.HasUsed;
    }

    private protected override bool PollSend(int size)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        Forget();
        Reclaim();
        return _free.Count > 0 && !_front.IsHungUp;
    }

    private protected override Doorbell? ReceiveDoorbell => _bells[0];

    private protected override Doorbell? SendDoorbell => _bells[1];

    private protected override void Dispose(bool disposing)
    {
        // The memory stays: other threads may be inside.
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _front.ShutDown();
    }

    private static SafeFileHandle Event() => new(Libc.Check(Libc.EventDescriptor(0, 0x80800), "eventfd"), true);

    private void Refill(ulong buffer) => _offered[_receive.Offer(new TestBuffer(buffer, BufferSize, true))] = buffer;

    private void Forget()
    {
        foreach (var buffer in _reserved)
            _free.Push(buffer);
        _reserved.Clear();
    }

    private void Reclaim()
    {
        while (_transmit.TryTake(out var id, out _))
            _free.Push(_sent[id]);
    }

    private void Kick(DriverQueue queue, int bell)
    {
        Interlocked.MemoryBarrier();
        if (queue.WantsKick)
            _bells[bell].Ring();
    }
}
