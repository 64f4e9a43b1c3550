using System.Diagnostics;
using System.Runtime.CompilerServices;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <content>The peer's coming and going, and waiting.</content>
internal sealed unsafe partial class RingEndpoint<TProducer, TConsumer>
{
    private static readonly long s_beatTime = Stopwatch.Frequency / 1000;

    // Presences whose owners are known to be dead; a new owner has another presence.
    private ulong _deadConsumer = RingAttachment.Nobody, _deadProducer = RingAttachment.Nobody;

    public override PeerState Peer
    {
        get
        {
            if (!Enter())
                return PeerState.Left;
            try
            {
                if (_attachment.Lifeline is { PeerIsDead: true })
                    MarkPeerDead();
                return _attachment.StateOfPeer(Volatile.Read(ref _deadConsumer), Volatile.Read(ref _deadProducer));
            }
            finally
            {
                Leave();
            }
        }
    }

    internal override void MarkPeerDead()
    {
        if (!Enter())
            return;
        Volatile.Write(ref _deadConsumer, Volatile.Read(ref *_peerConsumer));
        Volatile.Write(ref _deadProducer, Volatile.Read(ref *_peerProducer));
        Volatile.Write(ref _send.KnownPeer, RingAttachment.Nobody);
        Leave();
    }

    /// <summary>Whether a consumer is there; a new one is told where what is meant for it begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool PeerTakes()
    {
        var presence = Volatile.Read(ref *_peerConsumer);
        if (!RingLayout.IsAttached(presence) || presence == Volatile.Read(ref _deadConsumer))
            return false;
        if (_attachment.Acknowledged != presence && _attachment.SynchronizesPeer)
        {
            if (_attachment.Acknowledged != 0)
            {
                // What the consumer before left behind was for it alone.
                _send.Lost += _producer.CountPending();
                _send.Restarts++;
            }
            _attachment.Acknowledge(_producer.Position, presence);
        }
        Volatile.Write(ref _send.KnownPeer, presence);
        // Fence: either this thread sees the peer marked dead, or MarkPeerDead overwrites what was just noted.
        Interlocked.MemoryBarrier();
        if (presence != Volatile.Read(ref _deadConsumer))
            return true;
        Volatile.Write(ref _send.KnownPeer, RingAttachment.Nobody);
        return false;
    }

    /// <summary>Waits for the producer's word on where this consumer's messages begin.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Synchronize()
    {
        if (!_attachment.IsAcknowledged(out var start))
            return false;
        _consumer.StartAt(start);
        _synchronized = true;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NotePeer()
    {
        var presence = Volatile.Read(ref *_peerProducer);
        if (!RingLayout.IsAttached(presence) || presence == Volatile.Read(ref _deadProducer))
            return;
        if (_receive.KnownPeer != RingAttachment.Nobody)
            _receive.Restarts++;
        _receive.KnownPeer = presence;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Look()
    {
        var now = Stopwatch.GetTimestamp();
        var gap = now - _receive.LastLook;
        if (gap > _receive.LongestGap)
            _receive.LongestGap = gap;
        _receive.LastLook = now;
        if (now - _receive.LastBeat < s_beatTime)
            return;
        _receive.LastBeat = now;
        _attachment.Beat();
    }

    private protected override Doorbell? ReceiveDoorbell => _receiveBell;

    private protected override Doorbell? SendDoorbell => _sendBell;

    private protected override bool PollReceive()
    {
        if (!Enter())
            Throw.Disposed();
        if ((_synchronized || Synchronize()) && _consumer.HasMore())
        {
            Leave();
            return true;
        }
        Leave();
        return false;
    }

    // A violation counts as room: the reservation that follows reports it.
    private protected override bool PollSend(int size)
    {
        if (!Enter())
            Throw.Disposed();
        var presence = Volatile.Read(ref *_peerConsumer);
        var room = (presence == _send.KnownPeer || PeerTakes()) && _producer.HasRoom(size);
        Leave();
        return room;
    }

    private protected override void ArmReceive(bool armed) => Arm(_attachment.OwnConsumerWaits, armed);

    private protected override void ArmSend(bool armed) => Arm(_attachment.OwnProducerWaits, armed);

    private protected override void Woke()
    {
        _receive.Waits++;
        _receive.LastLook = Stopwatch.GetTimestamp();
        if (!Enter())
            return;
        _attachment.Beat();
        Leave();
    }

    private void Arm(uint* flag, bool armed)
    {
        if (!Enter())
            Throw.Disposed();
        Volatile.Write(ref *flag, armed ? 1u : 0u);
        // Full fence between the flag and the next look at the index; pairs with the one in RingConsumer or RingProducer between index and flag:
        // either the peer sees the flag, or this side sees the index.
        Interlocked.MemoryBarrier();
        Leave();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RingConsumer()
    {
        // Full fence between the index (Commit) and the flag; pairs with the one in Arm.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref *_consumerWaits) == 0 || _sendBell is null)
            return;
        _sendBell.Ring();
        _send.Rung++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RingProducer()
    {
        // Full fence between the index (Release) and the flag; pairs with the one in Arm.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref *_producerWaits) == 0 || _receiveBell is null)
            return;
        _receiveBell.Ring();
        _receive.Rung++;
    }

    // Control paths (any thread) hold the memory by a count; the two data paths hold it by Busy, which costs no atomic operation.
    private int _visitors;

    private bool Enter()
    {
        Interlocked.Increment(ref _visitors);
        if (_state != Disposed)
            return true;
        Leave();
        return false;
    }

    private void Leave()
    {
        Interlocked.Decrement(ref _visitors);
        if (_state == Disposed)
            Unmap();
    }

    private protected override void Dispose(bool disposing)
    {
        if (Enter())
        {
            if (_state == Open)
                _attachment.Withdraw();
            _state = Disposed;
            Leave();
        }
    }

    /// <summary>Unmaps the memory as soon as nobody can be in it; whoever leaves it last does.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Unmap()
    {
        if (_state != Disposed)
            return;
        // Pairs with the plain stores of Busy: after it, either a data path has seen the state, or its Busy is seen here.
        Interlocked.MemoryBarrierProcessWide();
        if (Volatile.Read(ref _send.Busy) != 0 || Volatile.Read(ref _receive.Busy) != 0 || Volatile.Read(ref _visitors) != 0)
            return;
        if (Interlocked.Exchange(ref _unmapped, 1) == 0)
            _attachment.Dispose();
    }
}
