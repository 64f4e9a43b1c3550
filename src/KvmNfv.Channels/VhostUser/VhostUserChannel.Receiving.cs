using System.Diagnostics;
using KvmNfv.Channels.VhostUser;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <content>Frames from the guest.</content>
public sealed unsafe partial class VhostUserChannel
{
    // Frames in pieces, copied together; more of them at a time wait in the ring.
    private const int GatherSlots = 64;

    // The clock is looked at every so many polls.
    private const int PollsPerLook = 64;

    private const int HeldFrames = 256;

    private readonly NativeBlock<VirtioFrame> _held;
    private readonly NativeBlock<byte> _gathered;
    private Virtqueue? _heldQueue;
    private int _heldCount, _gatheredCount;
    private long _receivedMessages, _receivedBytes, _polls, _emptyPolls, _dropped, _lastLook, _longestGap;

    /// <inheritdoc/>
    public override int ReceiveBurst(Span<Frame> frames)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        if ((_polls++ & (PollsPerLook - 1)) == 0)
            Look();
        var queue = _device.Queue(ReceiveQueue);
        if (queue is null || !queue.TryEnter())
        {
            _emptyPolls++;
            return 0;
        }
        try
        {
            Check(queue);
            // Frames of a queue that was stopped meanwhile were completed then.
            if (!ReferenceEquals(queue, _heldQueue))
                (_heldQueue, _heldCount) = (queue, 0);
            var count = queue.Receive(_held.Start + _heldCount, Math.Min(frames.Length, HeldFrames - _heldCount));
            Check(queue);
            if (count == 0)
            {
                _emptyPolls++;
                return 0;
            }
            _dataPath.Received.Hold();
            return HandOut(queue, frames, count);
        }
        finally
        {
            queue.Leave();
        }
    }

    /// <inheritdoc/>
    public override void Release()
    {
        if (_heldCount > 0 && TryEnterHeld() is { } queue)
        {
            queue.Release(_held.Start, _heldCount);
            _heldCount = 0;
            queue.Leave();
        }
        _heldCount = 0;
        _gatheredCount = 0;
        _dataPath.Received.LetGo();
    }

    private protected override bool PollReceive()
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var queue = _device.Queue(ReceiveQueue);
        if (queue is null || !queue.TryEnter())
            return false;
        var hasWork = queue.HasWork() || queue.Fault != VirtqueueFault.None;
        queue.Leave();
        return hasWork;
    }

    private protected override Doorbell? ReceiveDoorbell => _dataPath.Bell(ReceiveQueue);

    private protected override void ArmReceive(bool armed) => Arm(ReceiveQueue, armed);

    // Queue 1's gate is held by the caller.
    private void CompleteHeld(Virtqueue queue)
    {
        if (!ReferenceEquals(queue, _heldQueue) || _heldCount == 0)
            return;
        queue.Release(_held.Start, _heldCount);
        _heldCount = 0;
    }

    // Enters the queue of the held frames; null when it has stopped, and then they are completed.
    private Virtqueue? TryEnterHeld()
    {
        var queue = _heldQueue!;
        var wait = new SpinWait();
        while (!queue.TryEnter())
        {
            if (!ReferenceEquals(_device.Queue(ReceiveQueue), queue))
                return null;
            wait.SpinOnce();
        }
        return queue;
    }

    private int HandOut(Virtqueue queue, Span<Frame> frames, int count)
    {
        var given = 0;
        // A disabled queue is drained and its frames dropped (vhost-user, "Ring states"), as are frames that no frame of this channel can be.
        var enabled = queue.IsEnabled;
        for (var i = 0; i < count; i++)
        {
            var frame = _held.Start + _heldCount + i;
            if (!enabled || frame->Length < MinFrame || frame->Length > (uint)MaxMessageSize)
            {
                _dropped++;
                continue;
            }
            var data = frame->Data;
            if (frame->MoreCount > 0)
            {
                if (_gatheredCount == GatherSlots)
                {
                    queue.Unfetch(frame, count - i);
                    count = i;
                    break;
                }
                data = _gathered.Start + (long)_gatheredCount++ * MaxMessageSize;
                Virtqueue.Copy(frame, data);
            }
            frames[given++] = new(data, (int)frame->Length);
            _receivedBytes += frame->Length;
        }
        _heldCount += count;
        _receivedMessages += given;
        // Nothing to hold on to: back to the guest at once, or dropped frames would fill the table.
        if (given == 0 && _heldCount == count)
        {
            queue.Release(_held.Start, _heldCount);
            _heldCount = 0;
        }
        return given;
    }

    private void Look()
    {
        var now = Stopwatch.GetTimestamp();
        if (_lastLook != 0 && now - _lastLook > _longestGap)
            _longestGap = now - _lastLook;
        _lastLook = now;
    }

    private protected override void Woke()
    {
        _waits++;
        _lastLook = 0;
    }

    private void Arm(int index, bool armed)
    {
        var queue = _device.Queue(index);
        if (queue is null || !queue.TryEnter())
            return;
        if (queue.Fault == VirtqueueFault.None)
            queue.WantKicks(armed);
        queue.Leave();
    }
}
