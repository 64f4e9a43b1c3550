using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Huge pages of one size to set aside on one NUMA node.</summary>
/// <param name="Size">The page size, such as 1 GiB.</param>
/// <param name="Node">The node.</param>
/// <param name="Count">How many pages; zero takes the pool away.</param>
public readonly record struct HugePageRequest(MemorySize Size, int Node, long Count)
{
    /// <summary>Reads <c>1G:0=16,1=16</c>: the page size, then node and count, comma-separated.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static EquatableList<HugePageRequest> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split(':') is not [var size, var nodes] || !MemorySize.TryParse(size, out var page) || page == MemorySize.Zero)
            throw Bad(text);
        return nodes.Split(',').Select(part => part.Split('=') is [var node, var count]
            && int.TryParse(node, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && c <= 1 << 30
                ? new HugePageRequest(page, n, c)
                : throw Bad(text)).ToEquatableList();
    }

    private static FormatException Bad(string text) => new($"'{text}' doesn't say huge pages: write the page size, then node=count, such as 1G:0=16,1=16.");
}
