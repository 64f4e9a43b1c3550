namespace KvmNfv.Cli.Measuring;

/// <summary>One end of whatever is measured. Every message is written whole and read whole. One thread uses it.</summary>
internal abstract class MessageLink : IDisposable
{
    /// <summary>The smallest message, in bytes.</summary>
    public abstract int Least { get; }

    /// <summary>The largest message, in bytes.</summary>
    public abstract int Most { get; }

    /// <summary>Whether the other end is there.</summary>
    public abstract bool PeerIsHere { get; }

    /// <summary>Whether the other end was there and is gone.</summary>
    public abstract bool PeerIsGone { get; }

    /// <summary>Sends as many messages as there is room for now.</summary>
    /// <param name="messages">The messages, one every <paramref name="stride"/> bytes.</param>
    /// <param name="stride">The distance of two.</param>
    /// <param name="size">The bytes of each.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>How many were sent.</returns>
    public abstract int Send(ReadOnlySpan<byte> messages, int stride, int size, int count);

    /// <summary>Copies the messages that are there out.</summary>
    /// <param name="messages">Where to, one every <see cref="Most"/> bytes.</param>
    /// <param name="lengths">Their bytes; its length is the most messages.</param>
    /// <returns>How many there were.</returns>
    public abstract int Receive(Span<byte> messages, Span<int> lengths);

    /// <summary>Sleeps, after polling where the policy says so, until a message may be there.</summary>
    public abstract void WaitToReceive(TimeSpan most);

    /// <summary>Sleeps until there may be room.</summary>
    public abstract void WaitToSend(int size, TimeSpan most);

    public abstract void Dispose();
}
