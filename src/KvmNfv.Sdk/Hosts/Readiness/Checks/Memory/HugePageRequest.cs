using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>How many huge pages of each size the command line asks for: <c>hugepages=</c> counts for the <c>hugepagesz=</c> before it, or for the default size.</summary>
internal static class HugePageRequest
{
    public static Dictionary<MemorySize, long> Read(KernelCommandLine commandLine, MemorySize defaultSize)
    {
        var asked = new Dictionary<MemorySize, long>();
        MemorySize? size = null;
        foreach (var parameter in commandLine.Parameters)
        {
            if (parameter.Key == "hugepagesz")
                size = MemorySize.TryParse(parameter.Value, out var given) ? given : null;
            else if (parameter.Key == "hugepages" && Count(parameter.Value ?? "") is { } count)
                asked[size ?? defaultSize] = count;
        }

        return asked;
    }

    /// <summary>A page size as the parameters take it: <c>1G</c>, <c>2M</c>, <c>64K</c>.</summary>
    public static string Format(MemorySize size) => (size.Bytes % (1UL << 30), size.Bytes % (1UL << 20)) switch
    {
        (0, _) => $"{size.Bytes >> 30}G",
        (_, 0) => $"{size.Bytes >> 20}M",
        _ => $"{size.Bytes >> 10}K",
    };

    // "16", or "0:8,1:8" for nodes.
    private static long? Count(string text)
    {
        var sum = 0L;
        foreach (var part in text.Split(','))
        {
            if (!long.TryParse(part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var pages))
                return null;
            sum += pages;
        }

        return sum;
    }
}
