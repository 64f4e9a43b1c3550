using System.Buffers.Binary;
using System.Net;

namespace KvmNfv.Cli.Measuring;

/// <summary>Ethernet frames to and from one guest: ARP (RFC 826) and ICMP echo (RFC 792) over IPv4 (RFC 791), no options.</summary>
internal sealed class GuestFrames
{
    /// <summary>Headers of Ethernet, IPv4 and ICMP.</summary>
    public const int Overhead = Ethernet + Internet + Icmp;

    private const int Ethernet = 14, Internet = 20, Icmp = 8, Arp = 28, MacSize = 6;
    private const ushort TypeInternet = 0x0800, TypeArp = 0x0806, Request = 1, Reply = 2;
    private const byte ProtocolIcmp = 1, EchoRequest = 8, EchoReply = 0;

    // Locally administered, of no vendor.
    private static readonly byte[] s_own = [0x02, 0x6b, 0x76, 0x6d, 0x00, 0x01];

    private readonly byte[] _guestMac = new byte[MacSize];
    private readonly byte[] _guest, _ownAddress;
    private ushort _number;

    /// <param name="guest">The guest's IPv4 address; this side takes another one of its /24.</param>
    public GuestFrames(IPAddress guest)
    {
        _guest = guest.GetAddressBytes();
        _ownAddress = [.. _guest[..3], (byte)(_guest[3] == 254 ? 253 : 254)];
    }

    /// <summary>Whether the guest has said its address.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Who has the guest's address?</summary>
    public byte[] Question() => ArpFrame(Request, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

    /// <summary>The answer to a frame that asks for one; learns from it, too.</summary>
    public byte[]? Answer(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Ethernet + Arp || Type(frame) != TypeArp)
            return null;
        var arp = frame[Ethernet..];
        if (!arp.Slice(14, 4).SequenceEqual(_guest) || !arp.Slice(24, 4).SequenceEqual(_ownAddress))
            return null;
        arp.Slice(8, MacSize).CopyTo(_guestMac);
        IsFound = true;
        return BinaryPrimitives.ReadUInt16BigEndian(arp[6..]) == Request ? ArpFrame(Reply, _guestMac) : null;
    }

    /// <summary>Makes an echo request of a payload.</summary>
    public void Wrap(ReadOnlySpan<byte> payload, Span<byte> frame)
    {
        Link(frame, _guestMac, TypeInternet);
        var ip = frame[Ethernet..];
        ip[..(Internet + Icmp)].Clear();
        (ip[0], ip[8], ip[9]) = (0x45, 64, ProtocolIcmp);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(Internet + Icmp + payload.Length));
        _ownAddress.CopyTo(ip[12..]);
        _guest.CopyTo(ip[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], Checksum(ip[..Internet]));
        var icmp = ip[Internet..];
        icmp[0] = EchoRequest;
        BinaryPrimitives.WriteUInt16BigEndian(icmp[6..], _number++);
        payload.CopyTo(icmp[Icmp..]);
        BinaryPrimitives.WriteUInt16BigEndian(icmp[2..], Checksum(icmp[..(Icmp + payload.Length)]));
    }

    /// <summary>Takes the payload out of an echo reply.</summary>
    public static bool TryUnwrap(ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (frame.Length < Overhead || Type(frame) != TypeInternet)
            return false;
        var ip = frame[Ethernet..];
        var length = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]);
        if (ip[0] != 0x45 || ip[9] != ProtocolIcmp || ip[Internet] != EchoReply || length < Internet + Icmp || length > ip.Length)
            return false;
        payload = ip[(Internet + Icmp)..length];
        return true;
    }

    private static ushort Type(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);

    private static void Link(Span<byte> frame, ReadOnlySpan<byte> to, ushort type)
    {
        to.CopyTo(frame);
        s_own.CopyTo(frame[MacSize..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[(2 * MacSize)..], type);
    }

    private byte[] ArpFrame(ushort operation, ReadOnlySpan<byte> to)
    {
        var frame = new byte[60];
        Link(frame, to, TypeArp);
        var arp = frame.AsSpan(Ethernet);
        // Ethernet, IPv4, and the lengths of their addresses.
        new byte[] { 0, 1, 8, 0, MacSize, 4 }.CopyTo(arp);
        BinaryPrimitives.WriteUInt16BigEndian(arp[6..], operation);
        s_own.CopyTo(arp[8..]);
        _ownAddress.CopyTo(arp[14..]);
        if (operation == Reply)
            to.CopyTo(arp[18..]);
        _guest.CopyTo(arp[24..]);
        return frame;
    }

    // RFC 1071.
    private static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]);
        if (bytes.Length % 2 == 1)
            sum += (uint)bytes[^1] << 8;
        sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~(sum + (sum >> 16));
    }
}
