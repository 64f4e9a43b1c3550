using System.CommandLine;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary>Amounts of bytes as users write them: 64, 4KiB, 1MiB.</summary>
internal static class ByteOption
{
    public static Option<long?> Create(string name, string description) =>
        WordOption.Parsed<long>(name, description, "BYTES", TryParse, "a number of bytes such as 64, 4KiB or 1MiB");

    private static bool TryParse(string text, out long bytes)
    {
        bytes = MemorySize.TryParse(text, out var size) && size.Bytes <= long.MaxValue ? (long)size.Bytes : 0;
        return bytes > 0;
    }
}
