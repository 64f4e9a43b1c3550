using System.Buffers.Binary;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>QEMU's client-server protocol, docs/specs/ivshmem-spec.rst, "Client-server protocol": numbers of eight bytes, little-endian, from the server only, each with one descriptor at most.</summary>
internal static class IvshmemProtocol
{
    public const long Version = 0;

    /// <summary>The number that comes with the memory.</summary>
    public const long Memory = -1;

    public const int MessageSize = sizeof(long);
    public const int MaxId = 65535;

    /// <summary>The most vectors that an MSI-X table has (PCI specification).</summary>
    public const int MaxVectors = 2048;

    public static void Write(Span<byte> message, long value) => BinaryPrimitives.WriteInt64LittleEndian(message, value);

    public static long Read(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadInt64LittleEndian(message);
}
