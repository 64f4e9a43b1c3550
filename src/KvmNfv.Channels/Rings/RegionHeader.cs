using System.Buffers.Binary;

namespace KvmNfv.Channels;

/// <summary>Writes a region's header once, and reads one that a peer wrote: copied first, then checked, then used.</summary>
// SAFETY: writes only within the size it was given; reads a private copy.
internal static unsafe class RegionHeader
{
    public static long SizeFor(params ReadOnlySpan<RingShape> rings) => RingLayout.Place(rings.ToArray())[^1];

    /// <summary>Lays rings into zeroed memory.</summary>
    public static void Write(byte* region, long size, bool doorbells, params ReadOnlySpan<RingShape> rings)
    {
        var places = RingLayout.Place(rings.ToArray());
        if (places[^1] > size || rings.Length > RingLayout.MaxRings)
            throw new ChannelException(ChannelFault.BadMemory, $"The rings need {places[^1]} bytes, but the memory has {size}: make it larger or the rings smaller.");
        var header = new Span<byte>(region, RingLayout.HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header[RingLayout.VersionAt..], RingLayout.Major);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(RingLayout.VersionAt + 2)..], RingLayout.Minor);
        BinaryPrimitives.WriteUInt32LittleEndian(header[RingLayout.HeaderSizeAt..], RingLayout.HeaderSize);
        BinaryPrimitives.WriteUInt64LittleEndian(header[RingLayout.RegionSizeAt..], (ulong)size);
        BinaryPrimitives.WriteUInt32LittleEndian(header[RingLayout.RingCountAt..], (uint)rings.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[RingLayout.FlagsAt..], doorbells ? RingLayout.DoorbellFlag : 0);
        for (var i = 0; i < rings.Length; i++)
        {
            var descriptor = header[(RingLayout.DescriptorsAt + i * RingLayout.DescriptorSize)..];
            BinaryPrimitives.WriteUInt64LittleEndian(descriptor[RingLayout.OffsetAt..], (ulong)places[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(descriptor[RingLayout.CapacityAt..], rings[i].Capacity);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[RingLayout.KindAt..], (uint)rings[i].Kind);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[RingLayout.MessageSizeAt..], rings[i].MessageSize);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[RingLayout.StrideAt..], rings[i].Stride);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor[RingLayout.SendersAt..], rings[i].Senders);
        }
        for (var i = 0; i < rings.Length; i++)
            SlotWord.Prepare(new(region + places[i], rings[i]));
        // Release: whoever reads the magic number (acquire, in Read) reads a whole header.
        Volatile.Write(ref *(ulong*)region, RingLayout.Magic);
    }

    /// <summary>The rings of a region, each proven to lie within it.</summary>
    public static RingBlock[] Read(byte* region, long size, out bool doorbells)
    {
        if (size < RingLayout.HeaderSize)
            throw Bad($"it has {size} bytes, less than a header");
        // Acquire: pairs with the release in Write.
        var magic = Volatile.Read(ref *(ulong*)region);
        var copy = new byte[RingLayout.HeaderSize];
        new ReadOnlySpan<byte>(region, RingLayout.HeaderSize).CopyTo(copy);
        ReadOnlySpan<byte> header = copy;
        var major = BinaryPrimitives.ReadUInt16LittleEndian(header[RingLayout.VersionAt..]);
        var regionSize = BinaryPrimitives.ReadUInt64LittleEndian(header[RingLayout.RegionSizeAt..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[RingLayout.RingCountAt..]);
        if (magic != RingLayout.Magic)
            throw Bad($"its magic number is 0x{magic:x16} and not 0x{RingLayout.Magic:x16}: nobody made rings in it yet, or it is something else");
        if (major != RingLayout.Major)
            throw Bad($"its layout is version {major}, this program speaks version {RingLayout.Major}");
        if (regionSize > (ulong)size || count is 0 or > RingLayout.MaxRings)
            throw Bad($"it says {regionSize} bytes and {count} rings, but has {size} bytes and may have {RingLayout.MaxRings} rings");
        doorbells = (BinaryPrimitives.ReadUInt32LittleEndian(header[RingLayout.FlagsAt..]) & RingLayout.DoorbellFlag) != 0;
        var rings = new RingBlock[count];
        ulong end = RingLayout.HeaderSize;
        for (var i = 0; i < rings.Length; i++)
        {
            var d = header.Slice(RingLayout.DescriptorsAt + i * RingLayout.DescriptorSize, RingLayout.DescriptorSize);
            var shape = new RingShape((RingKind)BinaryPrimitives.ReadUInt32LittleEndian(d[RingLayout.KindAt..]), BinaryPrimitives.ReadUInt64LittleEndian(d[RingLayout.CapacityAt..]),
                BinaryPrimitives.ReadUInt32LittleEndian(d[RingLayout.MessageSizeAt..]), BinaryPrimitives.ReadUInt32LittleEndian(d[RingLayout.StrideAt..]), BinaryPrimitives.ReadUInt32LittleEndian(d[RingLayout.SendersAt..]));
            var offset = BinaryPrimitives.ReadUInt64LittleEndian(d[RingLayout.OffsetAt..]);
            if (shape.Fault() is { } fault)
                throw Bad($"of ring {i}, {fault}");
            // In order and apart, so that no ring lies in another one or in the header.
            if (offset < end || offset % RingLayout.LineSize != 0 || offset > regionSize || shape.Size > regionSize - offset)
                throw Bad($"ring {i} at {offset} with {shape.Size} bytes doesn't lie behind the one before and within {regionSize} bytes");
            end = offset + shape.Size;
            rings[i] = new(region + offset, shape);
        }
        return rings;
    }

    private static ChannelException Bad(string what) => new(ChannelFault.BadMemory, $"The memory holds no rings that can be used: {what}.");
}
