using System.Buffers.Binary;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>The frames of tests/lab/stream.c: numbered UDP datagrams over IPv4 (RFC 768, 791) and what finds their ends (RFC 826, 903).</summary>
internal static class StreamFrames
{
    public const int Port = 9000;

    private const int Ethernet = 14, Ip = 20, Udp = 8, Headers = Ethernet + Ip + Udp, Smallest = 200, Sizes = 1201;

    public static readonly byte[] GuestMac = [0x52, 0x54, 0, 0, 0x77, 1], PeerMac = [0x02, 0x6b, 0x76, 0x6d, 0, 2], GuestAddress = [10, 77, 0, 1], PeerAddress = [10, 77, 0, 9];

    public static bool IsFromGuest(ReadOnlySpan<byte> frame) => frame.Length > Ethernet && frame.Slice(6, 6).SequenceEqual(GuestMac);

    /// <summary>Whether the guest, or QEMU in its place, says where it is now: a reverse ARP, or an ARP for its own address.</summary>
    public static bool IsAnnouncement(ReadOnlySpan<byte> frame, out bool reverse)
    {
        reverse = Type(frame) == 0x8035;
        return reverse || (IsArp(frame) && frame.Slice(Ethernet + 14, 4).SequenceEqual(frame.Slice(Ethernet + 24, 4)));
    }

    /// <summary>The answer to a question for this side's address.</summary>
    public static byte[]? AnswerTo(ReadOnlySpan<byte> frame)
    {
        if (!IsArp(frame) || frame[Ethernet + 7] != 1 || !frame.Slice(Ethernet + 24, 4).SequenceEqual(PeerAddress))
            return null;
        var answer = new byte[60];
        Start(answer, 0x0806);
        frame.Slice(Ethernet, 6).CopyTo(answer.AsSpan(Ethernet));
        byte[] rest = [0, 2, .. PeerMac, .. PeerAddress, .. GuestMac, .. GuestAddress];
        rest.CopyTo(answer, Ethernet + 6);
        return answer;
    }

    public static byte[] Datagram(ulong number) => Frame(Port, Payload(number));

    public static byte[] Order(string order) => Frame(Port + 1, System.Text.Encoding.ASCII.GetBytes(order));

    /// <summary>The payload of a datagram to this side; empty: it is none.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> frame, out int port)
    {
        port = 0;
        if (frame.Length < Headers || Type(frame) != 0x0800 || frame[Ethernet] != 0x45 || frame[Ethernet + 9] != 17 || !frame.Slice(Ethernet + 16, 4).SequenceEqual(PeerAddress))
            return [];
        port = BinaryPrimitives.ReadUInt16BigEndian(frame[(Ethernet + Ip)..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(frame[(Ethernet + Ip + 4)..]) - Udp;
        return length > 0 && Headers + length <= frame.Length ? frame.Slice(Headers, length) : [];
    }

    /// <summary>The number of a datagram whose every byte is right.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> payload, out ulong number)
    {
        number = payload.Length >= Smallest ? BinaryPrimitives.ReadUInt64LittleEndian(payload) : 0;
        return payload.Length >= Smallest && payload.SequenceEqual(Payload(number));
    }

    private static byte[] Payload(ulong number)
    {
        var payload = new byte[Smallest + (int)(number * 7 % Sizes)];
        for (var i = 0; i < payload.Length; i++)
            payload[i] = (byte)((number * 31) + (ulong)i);
        BinaryPrimitives.WriteUInt64LittleEndian(payload, number);
        return payload;
    }

    // Without UDP's checksum, which would let the guest's kernel drop what the test wants to see.
    private static byte[] Frame(int port, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[Headers + payload.Length];
        Start(frame, 0x0800);
        var ip = frame.AsSpan(Ethernet);
        (ip[0], ip[8], ip[9]) = (0x45, 64, 17);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(Ip + Udp + payload.Length));
        PeerAddress.CopyTo(ip[12..]);
        GuestAddress.CopyTo(ip[16..]);
        var sum = 0;
        for (var i = 0; i < Ip; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(ip[i..]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], (ushort)~((sum & 0xffff) + (sum >> 16)));
        var udp = ip[Ip..];
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)(Udp + payload.Length));
        payload.CopyTo(udp[Udp..]);
        return frame;
    }

    private static void Start(Span<byte> frame, ushort type)
    {
        GuestMac.CopyTo(frame);
        PeerMac.CopyTo(frame[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], type);
    }

    private static ushort Type(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);

    private static bool IsArp(ReadOnlySpan<byte> frame) => frame.Length >= Ethernet + 28 && Type(frame) == 0x0806;
}
