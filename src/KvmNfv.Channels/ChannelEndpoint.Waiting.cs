using System.Diagnostics;
using KvmNfv.Channels.Waiting;

namespace KvmNfv.Channels;

/// <content>Polling first, then waiting for the doorbell.</content>
public abstract partial class ChannelEndpoint
{
    // How often a sleeper looks up by itself: a peer that died without a hang-up is found by its heartbeat only.
    internal static readonly TimeSpan LookUp = TimeSpan.FromMilliseconds(100);

    private AdaptivePoll _receivePoll = new(TimeSpan.FromMicroseconds(50)), _sendPoll = new(TimeSpan.FromMicroseconds(50));

    /// <summary>The most that the Wait and Async members poll before they wait for the doorbell. Default 50 us, about twice what a wake-up by a doorbell costs
    /// (22 us between two CPUs of a VM, measured); zero always waits, <see cref="Timeout.InfiniteTimeSpan"/> always polls. Within it, the time adapts to how long waits last.</summary>
    public TimeSpan PollTime
    {
        get => _receivePoll.Limit;
        set
        {
            _receivePoll = new(value);
            _sendPoll = new(value);
        }
    }

    /// <summary>Waits until there is a message: polls for <see cref="PollTime"/>, then sleeps until the peer rings.</summary>
    /// <returns>False when the time was up, or the peer is gone and nothing is left to receive.</returns>
    public bool WaitToReceive(TimeSpan timeout) => Wait(new(this, 0), ref _receivePoll, timeout);

    /// <summary>Waits until there is room for a message of <paramref name="size"/> bytes.</summary>
    /// <returns>False when the time was up, or the peer is gone.</returns>
    public bool WaitToSend(int size, TimeSpan timeout) => Wait(new(this, CheckedSize(size)), ref _sendPoll, timeout);

    /// <summary>Waits until there is a message, without holding a thread once polling has ended.</summary>
    /// <returns>False when the peer is gone and nothing is left to receive.</returns>
    public ValueTask<bool> WaitToReceiveAsync(CancellationToken cancellationToken = default) => WaitAsync(new(this, 0), cancellationToken);

    /// <summary>Waits until there is room for a message of <paramref name="size"/> bytes.</summary>
    /// <returns>False when the peer is gone.</returns>
    public ValueTask<bool> WaitToSendAsync(int size, CancellationToken cancellationToken = default) => WaitAsync(new(this, CheckedSize(size)), cancellationToken);

    /// <summary>Sends a copy of a message when there is room.</summary>
    /// <exception cref="ChannelException">The peer is gone.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        while (!TrySend(message.Span))
        {
            if (!await WaitToSendAsync(message.Length, cancellationToken).ConfigureAwait(false))
                throw new ChannelException(ChannelFault.PeerGone, $"The message can't be sent: the peer is gone ({Peer}). Open the channel again, or wait until Peer is Alive.");
        }
    }

    /// <summary>Receives a copy of one message.</summary>
    /// <param name="buffer">Room for at least <see cref="MaxMessageSize"/> bytes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The message's bytes; 0 when the peer is gone and nothing is left.</returns>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int length;
        while (!TryReceive(buffer.Span, out length))
        {
            if (!await WaitToReceiveAsync(cancellationToken).ConfigureAwait(false))
                return 0;
        }
        return length;
    }

    /// <summary>Whether a message could be received now; takes nothing.</summary>
    private protected abstract bool PollReceive();

    /// <summary>Whether a message of this size could be reserved now; reserves nothing.</summary>
    private protected abstract bool PollSend(int size);

    /// <summary>What the peer rings when it has sent; null where only polling works.</summary>
    private protected virtual Doorbell? ReceiveDoorbell => null;

    /// <summary>What the peer rings when it has made room; null where only polling works.</summary>
    private protected virtual Doorbell? SendDoorbell => null;

    /// <summary>Asks the peer to ring, or not to, when it has sent. Ends with a full fence, so that a poll after it can't miss what was sent before the peer saw it.</summary>
    private protected virtual void ArmReceive(bool armed)
    {
    }

    /// <summary>Asks the peer to ring, or not to, when it has made room; fenced as <see cref="ArmReceive"/>.</summary>
    private protected virtual void ArmSend(bool armed)
    {
    }

    /// <summary>Called on each wake-up from waiting: beats the heart, counts the wait, starts the poll gap anew.</summary>
    private protected virtual void Woke()
    {
    }

    /// <summary>Whoever is attached now is known to be dead.</summary>
    internal virtual void MarkPeerDead()
    {
    }

    /// <summary>The size, if a message may have it.</summary>
    private protected int CheckedSize(int size) => size >= MinMessageSize && size <= MaxMessageSize ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"A message of this channel has {MinMessageSize} to {MaxMessageSize} bytes.");

    private static bool Wait(WaitTarget target, ref AdaptivePoll poll, TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        bool TimeIsUp() => timeout != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) >= timeout;
        var budget = poll.Begin();
        do
        {
            if (target.Ready())
                return true;
            Thread.SpinWait(1);
        }
        while (!TimeIsUp() && (budget == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(start) < budget));

        while (true)
        {
            target.Arm(true);
            if (!target.Ready() && !target.Endpoint.PeerIsGone && !TimeIsUp())
            {
                var rest = timeout == Timeout.InfiniteTimeSpan ? LookUp : timeout - Stopwatch.GetElapsedTime(start);
                target.Sleep(rest < LookUp ? rest : LookUp);
            }
            target.Arm(false);
            target.Endpoint.Woke();
            var gone = target.Endpoint.PeerIsGone;
            // Gone first, then the last look: what the peer published before it went must not be missed.
            if (target.Ready())
            {
                poll.End(Stopwatch.GetElapsedTime(start));
                return true;
            }
            if (gone || TimeIsUp())
                return false;
        }
    }

    private async ValueTask<bool> WaitAsync(WaitTarget target, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var budget = target.IsSend ? _sendPoll.Begin() : _receivePoll.Begin();
        do
        {
            if (target.Ready())
                return true;
            cancellationToken.ThrowIfCancellationRequested();
            Thread.SpinWait(1);
        }
        while (budget == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(start) < budget);

        while (true)
        {
            target.Arm(true);
            if (!target.Ready() && !PeerIsGone)
                await target.SleepAsync(cancellationToken).ConfigureAwait(false);
            target.Arm(false);
            Woke();
            var gone = PeerIsGone;
            if (target.Ready())
            {
                if (target.IsSend)
                    _sendPoll.End(Stopwatch.GetElapsedTime(start));
                else
                    _receivePoll.End(Stopwatch.GetElapsedTime(start));
                return true;
            }
            if (gone)
                return false;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private bool PeerIsGone => Peer is PeerState.Left or PeerState.Died;

    /// <summary>What is waited for: a message (size 0), or room for one.</summary>
    private readonly record struct WaitTarget(ChannelEndpoint Endpoint, int Size)
    {
        public bool IsSend => Size > 0;

        public bool Ready() => IsSend ? Endpoint.PollSend(Size) : Endpoint.PollReceive();

        public void Arm(bool armed)
        {
            if (IsSend)
                Endpoint.ArmSend(armed);
            else
                Endpoint.ArmReceive(armed);
        }

        public void Sleep(TimeSpan most)
        {
            if (Bell is { } bell)
                bell.Wait(most);
            else
                Thread.Sleep(1);
        }

        public ValueTask SleepAsync(CancellationToken cancellationToken) =>
            Bell is { } bell ? bell.WaitAsync(cancellationToken) : new(Task.Delay(1, cancellationToken));

        private Doorbell? Bell => IsSend ? Endpoint.SendDoorbell : Endpoint.ReceiveDoorbell;
    }
}
