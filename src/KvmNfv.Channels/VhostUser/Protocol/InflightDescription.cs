using System.Buffers.Binary;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Inflight description". 20 bytes by the specification; QEMU and DPDK send their structure's four bytes of padding, too.</summary>
internal readonly record struct InflightDescription(ulong Size, ulong Offset, ushort Queues, ushort QueueSize)
{
    private const int WireSize = 20, PaddedSize = 24;

    public static InflightDescription Read(VhostUserMessage message)
    {
        var payload = message.Payload;
        return payload.Length is WireSize or PaddedSize
            ? new(BinaryPrimitives.ReadUInt64LittleEndian(payload), BinaryPrimitives.ReadUInt64LittleEndian(payload[8..]),
                BinaryPrimitives.ReadUInt16LittleEndian(payload[16..]), BinaryPrimitives.ReadUInt16LittleEndian(payload[18..]))
            : throw message.Violation($"has {payload.Length} bytes, not {WireSize} or {PaddedSize}");
    }

    /// <summary>As many bytes as the question had.</summary>
    public byte[] ToBytes(int length)
    {
        var bytes = new byte[length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Size);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Offset);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(16), Queues);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), QueueSize);
        return bytes;
    }
}
