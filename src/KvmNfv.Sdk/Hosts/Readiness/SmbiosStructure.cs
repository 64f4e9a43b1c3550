using System.Buffers.Binary;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>One structure of the firmware's table (DSP0134, System Management BIOS Reference Specification, 6.1.2): its formatted area and its strings.</summary>
internal sealed record SmbiosStructure(byte Type, ReadOnlyMemory<byte> Area, IReadOnlyList<string> Strings)
{
    /// <summary>A 16-bit field by its offset from the structure's start; null beyond the area, as in older tables.</summary>
    public int? Word(int offset) => offset + 2 <= Area.Length ? BinaryPrimitives.ReadUInt16LittleEndian(Area.Span[offset..]) : null;

    /// <summary>A 32-bit field.</summary>
    public uint? DoubleWord(int offset) => offset + 4 <= Area.Length ? BinaryPrimitives.ReadUInt32LittleEndian(Area.Span[offset..]) : null;

    /// <summary>A string by the offset of the field that holds its number; null for none.</summary>
    public string? Text(int offset) => offset < Area.Length && Area.Span[offset] is var number and > 0 && number <= Strings.Count ? Strings[number - 1] : null;
}
