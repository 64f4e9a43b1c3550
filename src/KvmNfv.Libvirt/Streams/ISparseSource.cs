namespace KvmNfv.Libvirt;

/// <summary>Content with holes, to send.</summary>
/// <remarks>Called on the thread that sends, one member at a time. What a member throws ends the transfer and reaches the sender's caller.</remarks>
public interface ISparseSource
{
    /// <summary>What begins at the present position: data or a hole, and how many bytes of it; 0 bytes at the end.</summary>
    (bool IsData, long Length) NextSegment();

    /// <summary>Reads at the present position and moves it.</summary>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    int Read(Span<byte> buffer);

    /// <summary>Moves the position over a hole.</summary>
    void Skip(long length);
}
