using System.Diagnostics;
using System.Runtime.CompilerServices;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <summary>An endpoint over two rings, one to send into and one to receive from, or over one of them.</summary>
/// <remarks>The kinds of rings are structures given as type arguments: the code of a burst is compiled for them, and only the burst itself is a virtual call. What is rare is
/// kept out of it by name (NoInlining): inlined, its exceptions and its system call would give every burst a larger frame to set up.</remarks>
// SAFETY: the region stays mapped while Busy is set on either side (see Unmap); pointers come from rings that RegionHeader checked.
internal sealed unsafe partial class RingEndpoint<TProducer, TConsumer> : ChannelEndpoint
    where TProducer : struct, IRingProducer
    where TConsumer : struct, IRingConsumer
{
    private const int Open = 0, Disposed = 1, Ended = 2;
    private const int CallsPerLook = 64;

    private readonly RingAttachment _attachment;
    private readonly ulong* _peerConsumer, _peerProducer;
    private readonly uint* _consumerWaits, _producerWaits;
    private readonly Doorbell? _sendBell, _receiveBell;
    private readonly bool _fence;
    private readonly uint _sizeRange;

    private SideState _send;
    private TProducer _producer;
    private SideState _receive;
    private TConsumer _consumer;
    private volatile int _state;
    private volatile bool _synchronized;
    private string _fault = "";
    private int _unmapped;

    public RingEndpoint(RingAttachment attachment, TProducer producer, TConsumer consumer) : base(attachment.MinMessageSize, attachment.MaxMessageSize)
    {
        (_attachment, _producer, _consumer) = (attachment, producer, consumer);
        _peerConsumer = attachment.PeerConsumer;
        _peerProducer = attachment.PeerProducer;
        _consumerWaits = attachment.ConsumerWaits;
        _producerWaits = attachment.ProducerWaits;
        (_sendBell, _receiveBell, _fence) = (attachment.SendBell, attachment.ReceiveBell, attachment.Doorbells);
        _sizeRange = (uint)(MaxMessageSize - MinMessageSize);
        _send.KnownPeer = RingAttachment.Nobody;
        _receive.KnownPeer = RingAttachment.Nobody;
        _receive.LastLook = Stopwatch.GetTimestamp();
        _synchronized = !attachment.SynchronizesReceiver;
        attachment.Announce();
    }

    public override int ReserveBurst(Span<Frame> frames, int size)
    {
        if ((uint)(size - MinMessageSize) > _sizeRange)
            CheckedSize(size);
        Volatile.Write(ref _send.Busy, 1);
        if (_state != Open)
            ThrowEnded(ref _send);
        if (Volatile.Read(ref *_peerConsumer) != Volatile.Read(ref _send.KnownPeer) && !PeerTakes())
        {
            _send.Busy = 0;
            return 0;
        }
        var count = _producer.Reserve(frames, size);
        if (count <= 0)
            NothingReserved(count);
        return count;
    }

    public override void CommitBurst(ReadOnlySpan<Frame> frames)
    {
        if (_send.Busy == 0)
        {
            if (frames.Length > 0)
                Throw.NotReserved(frames.Length, 0);
            return;
        }
        _producer.Commit(frames);
        if (_fence)
            RingConsumer();
        Volatile.Write(ref _send.Busy, 0);
        if (_state != Open)
            Unmap();
    }

    public override int ReceiveBurst(Span<Frame> frames)
    {
        var before = _receive.Busy;
        Volatile.Write(ref _receive.Busy, 1);
        if (_state != Open)
            ThrowEnded(ref _receive);
        if ((++_receive.Calls & (CallsPerLook - 1)) == 0)
            Look();
        var count = _synchronized ? _consumer.Receive(frames) : Synchronize() ? _consumer.Receive(frames) : 0;
        if (count <= 0)
            NothingReceived(count, before);
        return count;
    }

    public override void Release()
    {
        if (_receive.Busy == 0)
            return;
        _consumer.Release();
        if (_fence)
            RingProducer();
        Volatile.Write(ref _receive.Busy, 0);
        if (_state != Open)
            Unmap();
    }

    public override ChannelStatistics Statistics => new()
    {
        SentMessages = _producer.Messages,
        SentBytes = _producer.Bytes,
        ReceivedMessages = _consumer.Messages,
        ReceivedBytes = _consumer.Bytes,
        Full = _producer.Full,
        Polls = _receive.Calls,
        EmptyPolls = _receive.Empty,
        LongestPollGap = Stopwatch.GetElapsedTime(0, _receive.LongestGap),
        DoorbellsRung = _send.Rung + _receive.Rung,
        DoorbellWaits = _send.Waits + _receive.Waits,
        Lost = _send.Lost + _consumer.Torn,
        PeerRestarts = Math.Max(_send.Restarts, _receive.Restarts),
    };

    // One side's thread reserved and no more: keep the memory while a reservation is open, not when there is none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NothingReserved(int count)
    {
        if (count == IRingProducer.Violation)
            Violated(ref _send, "its index of what it has taken is beyond what was sent, or further behind than the ring is large");
        _send.Busy = 0;
        if (_state != Open)
            Unmap();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NothingReceived(int count, int before)
    {
        if (count == IRingProducer.Violation)
            Violated(ref _receive, "the index of what it has sent, or a length it wrote, can't be");
        _receive.Empty++;
        if (Volatile.Read(ref *_peerProducer) != _receive.KnownPeer)
            NotePeer();
        Volatile.Write(ref _receive.Busy, before);
        if (_state != Open && before == 0)
            Unmap();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Violated(ref SideState side, string what)
    {
        _fault = $"The peer broke the channel's rules: {what}. The channel has ended; open a new one, and mend or distrust the peer.";
        _state = Ended;
        _attachment.Withdraw();
        ThrowEnded(ref side);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowEnded(ref SideState side)
    {
        var state = _state;
        Volatile.Write(ref side.Busy, 0);
        if (state == Ended)
            throw new ChannelException(ChannelFault.PeerViolation, _fault);
        Unmap();
        Throw.Disposed();
    }
}
