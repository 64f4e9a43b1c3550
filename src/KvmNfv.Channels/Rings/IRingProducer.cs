namespace KvmNfv.Channels;

/// <summary>The sending side of a kind of ring; a structure, so that the endpoint's code is compiled for each kind with everything inlined.</summary>
internal interface IRingProducer
{
    /// <summary>What <see cref="Reserve"/> gives when the consumer broke the rules.</summary>
    const int Violation = -1;

    /// <summary>Reserves up to <paramref name="frames"/>.Length messages.</summary>
    int Reserve(Span<Frame> frames, int size);

    /// <summary>Publishes the first of the reserved messages.</summary>
    void Commit(ReadOnlySpan<Frame> frames);

    /// <summary>Whether a message could be reserved; forgets what was reserved.</summary>
    bool HasRoom(int size);

    /// <summary>Messages that were published and not taken; reads what the consumer says, checked.</summary>
    long CountPending();

    /// <summary>Where the next message will lie.</summary>
    ulong Position { get; }

    long Messages { get; }

    long Bytes { get; }

    long Full { get; }
}
