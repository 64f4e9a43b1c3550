using System.Diagnostics;
using KvmNfv.Channels.VhostUser;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <content>Frames to the guest.</content>
public sealed unsafe partial class VhostUserChannel
{
    private readonly NativeBlock<nint> _places;
    private readonly NativeBlock<byte> _scattered;
    private readonly NativeBlock<VirtioFrame> _sources;
    private Virtqueue? _reservedQueue;
    private int _reservedCount, _reservedSize;
    private bool _inPlace;
    private long _sentMessages, _sentBytes, _full, _lost, _waits, _doorbells;

    /// <inheritdoc/>
    public override ChannelStatistics Statistics => new()
    {
        SentMessages = _sentMessages,
        SentBytes = _sentBytes,
        ReceivedMessages = _receivedMessages,
        ReceivedBytes = _receivedBytes,
        Full = _full,
        Polls = _polls,
        EmptyPolls = _emptyPolls,
        LongestPollGap = Stopwatch.GetElapsedTime(0, _longestGap),
        DoorbellsRung = _doorbells + (_device.Queue(SendQueue)?.Notifications ?? 0) + (_device.Queue(ReceiveQueue)?.Notifications ?? 0),
        DoorbellWaits = _waits,
        Lost = _lost,
        PeerRestarts = Math.Max(0, _device.Connections - 1),
    };

    /// <summary>Frames from the guest that this channel doesn't take: shorter than an Ethernet header, larger than <see cref="ChannelEndpoint.MaxMessageSize"/>, or sent while the queue was disabled.</summary>
    public long DroppedFrames => _dropped;

    /// <inheritdoc/>
    public override int ReserveBurst(Span<Frame> frames, int size)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        CheckedSize(size);
        var queue = _device.Queue(SendQueue);
        if (queue is null || !queue.TryEnter())
            return 0;
        try
        {
            Check(queue);
            Forget(queue);
            var count = queue.IsEnabled ? queue.Reserve((byte**)_places.Start, Math.Min(frames.Length, Virtqueue.MaxCompletion), (uint)size, out _inPlace) : 0;
            Check(queue);
            for (var i = 0; i < count; i++)
                frames[i] = new(_inPlace ? (byte*)_places.Start[i] : _scattered.Start + (long)i * MaxMessageSize, size);
            (_reservedQueue, _reservedCount, _reservedSize) = (queue, count, size);
            if (count < frames.Length)
                _full++;
            if (count > 0)
                _dataPath.Reserved.Hold();
            return count;
        }
        finally
        {
            queue.Leave();
        }
    }

    /// <inheritdoc/>
    public override void CommitBurst(ReadOnlySpan<Frame> frames)
    {
        if (frames.Length > _reservedCount)
            throw new InvalidOperationException($"{frames.Length} frames can't be committed: {_reservedCount} are reserved.");
        foreach (var frame in frames)
        {
            if (frame.Length < MinFrame || frame.Length > _reservedSize)
                throw new ArgumentOutOfRangeException(nameof(frames), frame.Length, $"A frame of this burst has {MinFrame} to {_reservedSize} bytes.");
        }
        var queue = TryEnterReserved();
        _reservedCount = 0;
        if (queue is null)
        {
            // The guest's driver went between reserving and committing.
            _lost += frames.Length;
            _dataPath.Reserved.LetGo();
            return;
        }
        if (_inPlace)
            queue.Commit(frames);
        else
            Scatter(queue, frames);
        queue.Leave();
        _dataPath.Reserved.LetGo();
        _sentMessages += frames.Length;
        foreach (var frame in frames)
            _sentBytes += frame.Length;
    }

    private protected override bool PollSend(int size)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var queue = _device.Queue(SendQueue);
        if (queue is null || !queue.TryEnter())
            return false;
        Forget(queue);
        byte* place;
        var fits = queue.Fault != VirtqueueFault.None || (queue.IsEnabled && queue.Reserve(&place, 1, (uint)size, out _) == 1);
        queue.Unreserve();
        queue.Leave();
        return fits;
    }

    private protected override Doorbell? SendDoorbell => _dataPath.Bell(SendQueue);

    private protected override void ArmSend(bool armed) => Arm(SendQueue, armed);

    private void Scatter(Virtqueue queue, ReadOnlySpan<Frame> frames)
    {
        for (var i = 0; i < frames.Length; i++)
            _sources.Start[i] = new() { Data = _scattered.Start + (long)i * MaxMessageSize, Length = (uint)frames[i].Length, FirstLength = (uint)frames[i].Length };
        queue.SendReserved(_sources.Start, frames.Length);
    }

    // An earlier reservation that was not committed.
    private void Forget(Virtqueue queue)
    {
        if (_reservedCount > 0 && ReferenceEquals(queue, _reservedQueue))
            queue.Unreserve();
        _reservedCount = 0;
    }

    private Virtqueue? TryEnterReserved()
    {
        if (_reservedQueue is not { } queue)
            return null;
        var wait = new SpinWait();
        while (!queue.TryEnter())
        {
            if (!ReferenceEquals(_device.Queue(SendQueue), queue))
                return null;
            wait.SpinOnce();
        }
        return queue;
    }
}
