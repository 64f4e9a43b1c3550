using System.Buffers.Binary;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The broadcast that tells switches where an address is now, as QEMU sends it after a migration (RFC 903, "request reverse").</summary>
internal static class RarpFrame
{
    /// <summary>The shortest Ethernet frame without its check sequence.</summary>
    public const int Length = 60;

    /// <param name="frame">Gets <see cref="Length"/> bytes.</param>
    /// <param name="address">The hardware address, its first byte lowest, as SEND_RARP has it.</param>
    public static void Write(Span<byte> frame, ulong address)
    {
        Span<byte> mac = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(mac, address);
        mac = mac[..6];
        frame.Clear();
        frame[..6].Fill(0xff);
        mac.CopyTo(frame[6..]);
        // Type RARP; hardware Ethernet, protocol IPv4, lengths 6 and 4, operation 3.
        ReadOnlySpan<byte> body = [0x80, 0x35, 0, 1, 8, 0, 6, 4, 0, 3];
        body.CopyTo(frame[12..]);
        mac.CopyTo(frame[22..]);
        mac.CopyTo(frame[32..]);
    }
}
