namespace KvmNfv.Libvirt;

/// <summary>A place for received content with holes.</summary>
/// <remarks>Called on the thread that receives, one member at a time. What a member throws ends the transfer and reaches the receiver's caller.</remarks>
public interface ISparseSink
{
    /// <summary>Writes at the present position and moves it.</summary>
    void Write(ReadOnlySpan<byte> data);

    /// <summary>Leaves a hole at the present position, which reads as zeros, and moves behind it.</summary>
    void WriteHole(long length);
}
