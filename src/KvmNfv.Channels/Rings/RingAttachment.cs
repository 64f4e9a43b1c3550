using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <summary>An endpoint's place in a region: which ring it sends into, which it receives from, and the words by which both ends know of each other.</summary>
// SAFETY: all pointers lie in the state lines of checked rings, or in this object's own scratch line where a direction is missing.
internal sealed unsafe class RingAttachment : IDisposable
{
    /// <summary>No presence: its count of attachments is never reached.</summary>
    public const ulong Nobody = ulong.MaxValue;

    private readonly SharedRegion _region;
    private readonly RingBlock? _out, _in;
    private readonly byte* _outLine;
    private readonly int _sender;
    private readonly byte[] _scratch = GC.AllocateArray<byte>(RingLayout.LineSize, pinned: true);

    /// <param name="region">The memory; owned from now on.</param>
    /// <param name="sendsInto">The ring to send into, or null.</param>
    /// <param name="receivesFrom">The ring to receive from, or null.</param>
    /// <param name="sender">Which of the senders of a <see cref="RingKind.ManySenders"/> ring this is.</param>
    public RingAttachment(SharedRegion region, RingBlock? sendsInto, RingBlock? receivesFrom, int sender = 0)
    {
        (_region, _out, _in, _sender) = (region, sendsInto, receivesFrom, sender);
        var nowhere = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_scratch));
        _outLine = sendsInto is { } o ? IsMany(o) ? o.Sender(sender) : o.Producer : nowhere;
        PeerConsumer = sendsInto is { } s ? (ulong*)(s.Consumer + RingLayout.PresenceAt) : (ulong*)nowhere;
        ConsumerWaits = sendsInto is { } w ? (uint*)(w.Consumer + RingLayout.WaitingAt) : (uint*)nowhere;
        OwnProducerWaits = (uint*)(_outLine + RingLayout.WaitingAt);
        PeerProducer = receivesFrom is { } r ? (ulong*)((IsMany(r) ? r.Sender(0) : r.Producer) + RingLayout.PresenceAt) : (ulong*)nowhere;
        ProducerWaits = receivesFrom is { } p ? (uint*)(p.Producer + RingLayout.WaitingAt) : (uint*)nowhere;
        OwnConsumerWaits = receivesFrom is { } c ? (uint*)(c.Consumer + RingLayout.WaitingAt) : (uint*)nowhere;
        var shape = (sendsInto ?? receivesFrom)!.Value.Shape;
        MaxMessageSize = (int)Math.Min(shape.MessageSize, (receivesFrom ?? sendsInto)!.Value.Shape.MessageSize);
        MinMessageSize = shape.Kind == RingKind.Fixed ? (int)shape.MessageSize : 1;
    }

    public int MinMessageSize { get; }

    public int MaxMessageSize { get; }

    public ulong* PeerConsumer { get; }

    public ulong* PeerProducer { get; }

    public uint* ConsumerWaits { get; }

    public uint* ProducerWaits { get; }

    public uint* OwnConsumerWaits { get; }

    public uint* OwnProducerWaits { get; }

    public bool Doorbells { get; init; }

    public Doorbell? SendBell { get; init; }

    public Doorbell? ReceiveBell { get; init; }

    public Lifeline? Lifeline { get; init; }

    /// <summary>Whether one of many senders is known to be dead; null where nothing tells.</summary>
    public Func<int, bool>? SenderIsDead { get; init; }

    /// <summary>What else ends with the endpoint: the acceptor of a served channel.</summary>
    public IDisposable? Control { get; set; }

    /// <summary>Many senders can't agree on one beginning: their receiver goes on where the one before stopped.</summary>
    public bool SynchronizesPeer => _out is { } o && !IsMany(o);

    public bool SynchronizesReceiver => _in is { } i && !IsMany(i);

    public ulong Acknowledged => Volatile.Read(ref Word(_outLine, RingLayout.AcknowledgedAt));

    /// <summary>Attaches: each of the two presences counts up and says so.</summary>
    public void Announce()
    {
        if (_out is not null)
            Attach(ref Word(_outLine, RingLayout.PresenceAt));
        if (_in is { } i)
            Attach(ref Word(i.Consumer, RingLayout.PresenceAt));
        Beat();
    }

    /// <summary>Leaves in an orderly way.</summary>
    public void Withdraw()
    {
        if (_out is not null)
            Detach(ref Word(_outLine, RingLayout.PresenceAt));
        if (_in is { } i)
            Detach(ref Word(i.Consumer, RingLayout.PresenceAt));
        SendBell?.Ring();
        ReceiveBell?.Ring();
    }

    /// <summary>Tells a new consumer where its messages begin.</summary>
    public void Acknowledge(ulong start, ulong presence)
    {
        Word(_outLine, RingLayout.StartAt) = start;
        // Release: pairs with the acquire in IsAcknowledged.
        Volatile.Write(ref Word(_outLine, RingLayout.AcknowledgedAt), presence);
    }

    public bool IsAcknowledged(out ulong start)
    {
        start = 0;
        if (_in is not { } ring)
            return false;
        // Acquire: pairs with the release in Acknowledge.
        if (Volatile.Read(ref Word(ring.Producer, RingLayout.AcknowledgedAt)) != Word(ring.Consumer, RingLayout.PresenceAt))
            return false;
        start = Volatile.Read(ref Word(ring.Producer, RingLayout.StartAt));
        return true;
    }

    /// <summary>Shows that this end is polling.</summary>
    public void Beat()
    {
        if (_out is { } o && !IsMany(o))
            Volatile.Write(ref *o.ProducerBeat, *o.ProducerBeat + 1);
        if (_in is { } i)
            Volatile.Write(ref *i.ConsumerBeat, *i.ConsumerBeat + 1);
    }

    public PeerState StateOfPeer(ulong deadConsumer, ulong deadProducer)
    {
        if (_in is { } many && IsMany(many))
            return Senders.StateOfAll(many, SenderIsDead);
        var consumer = _out is null ? Nobody : Volatile.Read(ref *PeerConsumer);
        var producer = _in is null ? Nobody : Volatile.Read(ref *PeerProducer);
        if (Is(consumer, RingLayout.Left) || Is(producer, RingLayout.Left))
            return PeerState.Left;
        if (Is(consumer, RingLayout.Died) || Is(producer, RingLayout.Died))
            return PeerState.Died;
        if ((consumer != Nobody && consumer != 0 && consumer == deadConsumer) || (producer != Nobody && producer != 0 && producer == deadProducer))
            return PeerState.Died;
        return (consumer == Nobody || Is(consumer, RingLayout.Attached)) && (producer == Nobody || Is(producer, RingLayout.Attached)) ? PeerState.Alive : PeerState.Absent;
    }

    public void Dispose()
    {
        Control?.Dispose();
        Lifeline?.Dispose();
        SendBell?.Dispose();
        ReceiveBell?.Dispose();
        _region.Dispose();
    }

    private static bool IsMany(RingBlock ring) => ring.Shape.Kind == RingKind.ManySenders;

    private static bool Is(ulong presence, ulong state) => presence != Nobody && (presence & RingLayout.StateMask) == state;

    private static ref ulong Word(byte* line, int at) => ref *(ulong*)(line + at);

    private static void Attach(ref ulong presence) =>
        Volatile.Write(ref presence, ((Volatile.Read(ref presence) >> RingLayout.EpochShift) + 1) << RingLayout.EpochShift | RingLayout.Attached);

    private static void Detach(ref ulong presence) =>
        Volatile.Write(ref presence, Volatile.Read(ref presence) & ~RingLayout.StateMask | RingLayout.Left);
}
