using System.Buffers.Binary;

namespace KvmNfv.Channels;

/// <summary>What a server sends to whoever connects, in 32 bytes, little-endian: "KNFVCHAN", version (major, minor, 16 bits each), status, number of descriptors.</summary>
internal readonly record struct Welcome(WelcomeStatus Status, int Descriptors)
{
    public const int Size = 32;

    private const ulong Magic = 0x4E414843_56464E4B;
    private const ushort Major = 1;

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), Major);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)Status);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), (uint)Descriptors);
        return bytes;
    }

    /// <exception cref="ChannelException">It isn't a welcome of this version.</exception>
    public static Welcome Parse(ReadOnlySpan<byte> bytes, int descriptors, string path)
    {
        if (bytes.Length != Size || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic)
            throw new ChannelException(ChannelFault.PeerViolation, $"What answers at {path} is no channel's server: it sent {bytes.Length} bytes without a channel's magic number.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) is var major and not Major)
            throw new ChannelException(ChannelFault.PeerViolation, $"The server at {path} speaks version {major}, this program version {Major}: bring both to one version.");
        var status = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]);
        if (status == (uint)WelcomeStatus.Occupied)
            throw new ChannelException(ChannelFault.Occupied, $"Another peer is in the channel at {path}: end it first, or serve a channel for each peer.");
        // Counted against the message: surplus descriptors are a fault, and the caller closes all.
        if (status != (uint)WelcomeStatus.Welcome || count != descriptors || count is not (1 or 3))
            throw new ChannelException(ChannelFault.PeerViolation, $"The server at {path} sent status {status} and {descriptors} file descriptors, but announced {count}; a channel needs 1 or 3.");
        return new(WelcomeStatus.Welcome, descriptors);
    }
}
