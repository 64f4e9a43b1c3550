namespace KvmNfv.Channels;

/// <summary>What a ring is like.</summary>
public sealed record RingOptions
{
    /// <summary>How messages are kept. Default <see cref="RingKind.Variable"/>.</summary>
    public RingKind Kind { get; init; } = RingKind.Variable;

    /// <summary>The largest message in bytes, or the size of every message of a <see cref="RingKind.Fixed"/> ring. Default 2048, enough for an Ethernet frame.</summary>
    public int MessageSize { get; init; } = 2048;

    /// <summary>Messages of the full <see cref="MessageSize"/> that each direction holds; rounded up to a power of two. Default 1024.</summary>
    public int Capacity { get; init; } = 1024;

    /// <summary>Most senders of a <see cref="RingKind.ManySenders"/> ring. Default 16, at most 128.</summary>
    public int MaxSenders { get; init; } = 16;

    /// <summary>Whether an end may sleep until the other rings. Costs a full fence per burst on the sending side. Default false: polling only.</summary>
    public bool Doorbells { get; init; }

    /// <summary>Pages and memory node.</summary>
    public SharedRegionOptions Memory { get; init; } = new();

    internal void Check()
    {
        Range(MessageSize, 1, RingLayout.MaxMessageSize, nameof(MessageSize));
        Range(Capacity, 2, RingLayout.MaxSlots, nameof(Capacity));
        Range(MaxSenders, 1, RingLayout.MaxSenders, nameof(MaxSenders));
        if (!Enum.IsDefined(Kind))
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "Unknown kind of ring.");
    }

    private static void Range(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least} to {most}.");
    }
}
