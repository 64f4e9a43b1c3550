using System.Text;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Reads /sys/firmware/dmi/tables/DMI. Firmware may write anything there: what doesn't fit ends the list.</summary>
internal static class SmbiosTable
{
    public const string Path = "/sys/firmware/dmi/tables/DMI";

    private const byte EndOfTable = 127;
    private const int MaxStructures = 8192;

    public static List<SmbiosStructure> Parse(ReadOnlyMemory<byte> table)
    {
        var structures = new List<SmbiosStructure>();
        var at = 0;
        // Type, length, handle; then the strings, each ended by a zero byte, and one more zero byte.
        while (at + 4 <= table.Length && structures.Count < MaxStructures)
        {
            var (type, length) = (table.Span[at], table.Span[at + 1]);
            if (type == EndOfTable || length < 4 || at + length > table.Length)
                break;
            var area = table.Slice(at, length);
            var strings = Strings(table.Span, at + length, out at);
            structures.Add(new(type, area, strings));
        }

        return structures;
    }

    private static List<string> Strings(ReadOnlySpan<byte> table, int at, out int next)
    {
        var strings = new List<string>();
        while (at < table.Length && table[at] != 0)
        {
            var length = table[at..].IndexOf((byte)0);
            if (length < 0)
            {
                next = table.Length;
                return strings;
            }

            strings.Add(Encoding.Latin1.GetString(table.Slice(at, length)).Trim());
            at += length + 1;
        }

        // Without strings there are two zero bytes, else the one that ends the list.
        next = at + (strings.Count == 0 ? 2 : 1);
        return strings;
    }
}
