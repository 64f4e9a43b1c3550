using System.Buffers.Binary;

namespace KvmNfv.Sdk.Migration;

/// <summary>Writes questions and reads answers. Whatever it is given to read is checked first.</summary>
/// <param name="secret">What only this run knows, so that nobody who has not seen its questions can answer.</param>
/// <param name="form">The headers.</param>
/// <param name="id">The ICMP identifier to ask with and to see again; null where the kernel sets and checks it.</param>
internal sealed class EchoPacket(ulong secret, EchoForm form, ushort? id)
{
    private const int Payload = 2 * sizeof(ulong);

    // RFC 792 and RFC 4443: type, code, checksum, identifier, sequence number.
    private const int IcmpHeader = 8;
    private const byte EchoRequest = 8, EchoReply = 0, EchoRequest6 = 128, EchoReply6 = 129;

    // RFC 791, 3.1: the header's length in words of 4 bytes stands in the low half of the first byte.
    private const int IpHeaderWord = 4, LeastIpHeader = 20;

    private readonly int _header = form == EchoForm.Udp ? 0 : IcmpHeader;

    public int Length => _header + Payload;

    public void Write(Span<byte> packet, ulong number)
    {
        if (form != EchoForm.Udp)
        {
            packet[..IcmpHeader].Clear();
            packet[0] = form == EchoForm.Icmp6 ? EchoRequest6 : EchoRequest;
            BinaryPrimitives.WriteUInt16BigEndian(packet[4..], id ?? 0);
            BinaryPrimitives.WriteUInt16BigEndian(packet[6..], (ushort)number);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(packet[_header..], secret);
        BinaryPrimitives.WriteUInt64LittleEndian(packet[(_header + sizeof(ulong))..], number);
        // ICMPv6's covers addresses too, and is the kernel's (RFC 3542, 3.1).
        if (form is EchoForm.Icmp or EchoForm.RawIcmp)
            BinaryPrimitives.WriteUInt16BigEndian(packet[2..], Checksum(packet[..Length]));
    }

    /// <summary>The number that this answers, 0 where it is no answer.</summary>
    public ulong Read(ReadOnlySpan<byte> packet)
    {
        if (form == EchoForm.RawIcmp)
        {
            var header = packet.Length < LeastIpHeader ? 0 : (packet[0] & 15) * IpHeaderWord;
            if (header < LeastIpHeader || header > packet.Length)
                return 0;
            packet = packet[header..];
        }

        if (packet.Length != Length || !HeaderFits(packet) || BinaryPrimitives.ReadUInt64LittleEndian(packet[_header..]) != secret)
            return 0;
        return BinaryPrimitives.ReadUInt64LittleEndian(packet[(_header + sizeof(ulong))..]);
    }

    private bool HeaderFits(ReadOnlySpan<byte> packet) => form == EchoForm.Udp
        || (packet[0] == (form == EchoForm.Icmp6 ? EchoReply6 : EchoReply) && packet[1] == 0
            && (id is null || BinaryPrimitives.ReadUInt16BigEndian(packet[4..]) == id));

    // RFC 1071: the one's complement of the one's complement sum of 16-bit words. The length is even.
    private static ushort Checksum(ReadOnlySpan<byte> packet)
    {
        var sum = 0;
        for (var i = 0; i < packet.Length; i += sizeof(ushort))
            sum += BinaryPrimitives.ReadUInt16BigEndian(packet[i..]);
        while (sum >> 16 != 0)
            sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }
}
