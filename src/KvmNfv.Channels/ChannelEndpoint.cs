namespace KvmNfv.Channels;

/// <summary>One end of a channel: sends and receives messages by polling, without a system call and without allocating.</summary>
/// <remarks>
/// <para>A sender reserves room, writes in place and commits; a receiver takes what is there, reads in place and releases. Both work in bursts: one call for many
/// messages. Nothing blocks but the members whose names say Wait or Async.</para>
/// <para>One thread at a time may send and one may receive; they may be two threads. <see cref="Peer"/>, <see cref="Statistics"/> and <see cref="Dispose()"/> may be used
/// from any thread. Frames and spans are invalid once the endpoint is disposed.</para>
/// <para>A peer that breaks the rules ends the channel: <see cref="ChannelException"/> with <see cref="ChannelFault.PeerViolation"/>, then and from every later call.</para>
/// </remarks>
public abstract partial class ChannelEndpoint : IDisposable
{
    private protected ChannelEndpoint(int minMessageSize, int maxMessageSize)
    {
        MinMessageSize = minMessageSize;
        MaxMessageSize = maxMessageSize;
    }

    /// <summary>The smallest message, in bytes; as large as <see cref="MaxMessageSize"/> where all messages have one size.</summary>
    public int MinMessageSize { get; }

    /// <summary>The largest message, in bytes.</summary>
    public int MaxMessageSize { get; }

    /// <summary>What is known of the other end.</summary>
    public abstract PeerState Peer { get; }

    /// <summary>The counters so far.</summary>
    public abstract ChannelStatistics Statistics { get; }

    /// <summary>Reserves room for up to <paramref name="frames"/>.Length messages of up to <paramref name="size"/> bytes each and says where they lie.
    /// An earlier reservation that wasn't committed is forgotten.</summary>
    /// <returns>How many there is room for; 0 when the channel is full or no peer is alive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not between <see cref="MinMessageSize"/> and <see cref="MaxMessageSize"/>.</exception>
    /// <exception cref="ChannelException">The peer broke the rules.</exception>
    public abstract int ReserveBurst(Span<Frame> frames, int size);

    /// <summary>Publishes the first <paramref name="frames"/>.Length reserved messages, each with its <see cref="Frame.Length"/>, and gives back the others.</summary>
    /// <exception cref="InvalidOperationException">Fewer were reserved.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is smaller than <see cref="MinMessageSize"/> or larger than was reserved. Nothing was published.</exception>
    public abstract void CommitBurst(ReadOnlySpan<Frame> frames);

    /// <summary>Takes up to <paramref name="frames"/>.Length messages that are there and says where they lie. They stay until <see cref="Release"/>.</summary>
    /// <returns>How many; 0 when there are none.</returns>
    /// <exception cref="ChannelException">The peer broke the rules.</exception>
    public abstract int ReceiveBurst(Span<Frame> frames);

    /// <summary>Gives back everything received so far, so that the sender can use the room again.</summary>
    public abstract void Release();

    /// <summary>Reserves room for one message.</summary>
    /// <param name="size">The most it may have, in bytes.</param>
    /// <param name="buffer">Where to write it.</param>
    /// <returns>False when the channel is full or no peer is alive.</returns>
    public bool TryReserve(int size, out Span<byte> buffer)
    {
        var frame = default(Frame);
        var reserved = ReserveBurst(new(ref frame), size) == 1;
        buffer = reserved ? frame.Data : default;
        return reserved;
    }

    /// <summary>Publishes the message reserved last.</summary>
    /// <param name="length">Its bytes; at most what was reserved.</param>
    // SAFETY: a commit looks only at the lengths of frames.
    public unsafe void Commit(int length)
    {
        var frame = new Frame(null, length);
        CommitBurst(new(in frame));
    }

    /// <summary>Takes one message in place; it stays until <see cref="Release"/>.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryReceive(out ReadOnlySpan<byte> message)
    {
        var frame = default(Frame);
        var received = ReceiveBurst(new(ref frame)) == 1;
        message = received ? frame.Data : default;
        return received;
    }

    /// <summary>Sends a copy of a message.</summary>
    /// <returns>False when the channel is full or no peer is alive.</returns>
    public bool TrySend(ReadOnlySpan<byte> message)
    {
        if (!TryReserve(message.Length, out var buffer))
            return false;
        message.CopyTo(buffer);
        Commit(message.Length);
        return true;
    }

    /// <summary>Receives a copy of one message, safe to check and use, and releases everything received so far.</summary>
    /// <param name="buffer">Room for at least <see cref="MaxMessageSize"/> bytes.</param>
    /// <param name="length">The message's bytes.</param>
    /// <returns>False when there is none.</returns>
    public bool TryReceive(Span<byte> buffer, out int length)
    {
        if (buffer.Length < MaxMessageSize)
            throw new ArgumentException($"The buffer has {buffer.Length} bytes, but a message may have {MaxMessageSize}: make it as large as MaxMessageSize.", nameof(buffer));
        length = 0;
        if (!TryReceive(out var message))
            return false;
        length = message.Length;
        message.CopyTo(buffer);
        Release();
        return true;
    }

    /// <summary>Leaves the channel: the peer sees <see cref="PeerState.Left"/> and can still receive what was committed.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves the channel once.</summary>
    private protected abstract void Dispose(bool disposing);
}
