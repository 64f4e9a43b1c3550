namespace KvmNfv.Channels;

/// <summary>The receiving side of a kind of ring; a structure for the same reason as <see cref="IRingProducer"/>.</summary>
internal interface IRingConsumer
{
    /// <summary>Takes up to <paramref name="frames"/>.Length messages, or <see cref="IRingProducer.Violation"/>.</summary>
    int Receive(Span<Frame> frames);

    /// <summary>Whether something has been published that isn't taken.</summary>
    bool HasMore();

    /// <summary>Gives back what was taken.</summary>
    void Release();

    /// <summary>Continues at this position and says so to the producer.</summary>
    void StartAt(ulong position);

    long Messages { get; }

    long Bytes { get; }

    /// <summary>Messages that a dead sender had begun and never published.</summary>
    long Torn { get; }
}
