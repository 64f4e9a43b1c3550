namespace KvmNfv.Libvirt;

/// <summary>What one transfer over a stream did.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Count">How many bytes were moved; 0 but for <c>Data</c>.</param>
public readonly record struct StreamResult(StreamResultKind Kind, int Count)
{
    // libvirt-stream.c: virStreamRecv and virStreamSend return -2 where they would block, virStreamRecvFlags -3 at a hole.
    private const int WouldBlock = -2, Hole = -3;

    internal static StreamResult FromReceive(int result, string operation) => result switch
    {
        > 0 => new(StreamResultKind.Data, result),
        0 => new(StreamResultKind.End, 0),
        WouldBlock => new(StreamResultKind.WouldBlock, 0),
        Hole => new(StreamResultKind.Hole, 0),
        _ => throw LibvirtException.FromLastError(operation),
    };

    internal static StreamResult FromSend(int result, string operation) => result switch
    {
        >= 0 => new(StreamResultKind.Data, result),
        WouldBlock => new(StreamResultKind.WouldBlock, 0),
        _ => throw LibvirtException.FromLastError(operation),
    };
}
