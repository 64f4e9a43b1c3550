using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>What a switch reads of a frame (IEEE 802.3, 802.1Q), from a copy that nobody else can change.</summary>
// SAFETY: the caller gives at least Size bytes; the tag is read only when four more are there.
internal readonly unsafe ref struct EthernetHeader(byte* frame, uint length)
{
    public const uint Size = 14;

    /// <summary>Where a tag stands, and its length.</summary>
    public const uint TagOffset = 12, TagSize = 4;

    private const ushort TagType = 0x8100, IdMask = 0xfff;

    /// <summary>First byte lowest.</summary>
    public ulong Destination => Unsafe.ReadUnaligned<uint>(frame) | (ulong)Unsafe.ReadUnaligned<ushort>(frame + 4) << 32;

    public ulong Source => Unsafe.ReadUnaligned<uint>(frame + 6) | (ulong)Unsafe.ReadUnaligned<ushort>(frame + 10) << 32;

    /// <summary>Broadcast or multicast: the lowest bit of an address's first byte.</summary>
    public bool IsToGroup => (frame[0] & 1) != 0;

    public bool IsFromGroup => (frame[6] & 1) != 0;

    public bool IsTagged => length >= Size + TagSize && BinaryPrimitives.ReadUInt16BigEndian(new(frame + TagOffset, sizeof(ushort))) == TagType;

    public int Vlan => IsTagged ? BinaryPrimitives.ReadUInt16BigEndian(new(frame + TagOffset + 2, sizeof(ushort))) & IdMask : 0;

    public static void WriteTag(byte* at, int vlan)
    {
        BinaryPrimitives.WriteUInt16BigEndian(new(at, sizeof(ushort)), TagType);
        BinaryPrimitives.WriteUInt16BigEndian(new(at + 2, sizeof(ushort)), (ushort)vlan);
    }
}
