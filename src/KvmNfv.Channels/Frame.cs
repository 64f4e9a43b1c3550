namespace KvmNfv.Channels;

/// <summary>One message in a channel's memory: where it lies and how long it is. A view, not a copy.</summary>
/// <remarks>Valid from the call that filled it until the burst is committed or released, and never after the endpoint is disposed. What a peer sent stays
/// writable for the peer until it is released: copy what you check, check the copy.</remarks>
// SAFETY: only endpoints make frames, over memory that stays mapped until they are disposed; Length is checked again when a burst is committed.
public unsafe struct Frame
{
    private readonly byte* _address;

    internal Frame(byte* address, int length)
    {
        _address = address;
        Length = length;
    }

    /// <summary>Bytes of the message. A sender may shorten it before the commit where the channel's messages vary in size.</summary>
    public int Length { get; set; }

    /// <summary>The message's bytes.</summary>
    public readonly Span<byte> Data => new(_address, Length);

    /// <summary>Where the message begins, for code that works with pointers.</summary>
    public readonly byte* Address => _address;
}
