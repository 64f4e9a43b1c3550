using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>Reads /proc/PID/smaps and numa_maps (formats: Documentation/filesystems/proc.rst and numa_memory_policy.rst of Linux).</summary>
internal static class ProcessMaps
{
    /// <summary>The mappings of an smaps text, ascending by address.</summary>
    public static List<ProcessMap> ParseSmaps(string text)
    {
        var maps = new List<ProcessMap>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (ParseHeader(line) is { } map)
                maps.Add(map);
            else if (maps.Count > 0)
                ParseField(maps[^1], line);
        }

        return maps;
    }

    /// <summary>The lines of a numa_maps text by start address.</summary>
    public static Dictionary<ulong, (string Policy, EquatableList<NodeMemory> Nodes)> ParseNumaMaps(string text)
    {
        var lines = new Dictionary<ulong, (string, EquatableList<NodeMemory>)>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !ulong.TryParse(words[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start))
                continue;
            var pageKiB = words.Where(w => w.StartsWith("kernelpagesize_kB=", StringComparison.Ordinal))
                .Select(w => ulong.Parse(w.AsSpan(18), NumberStyles.None, CultureInfo.InvariantCulture)).FirstOrDefault(4UL);
            lines[start] = (words[1], [.. words.Skip(2).Select(w => Node(w, pageKiB)).OfType<NodeMemory>().OrderBy(n => n.Node)]);
        }

        return lines;
    }

    // N0=24576: pages of the mapping's own size on node 0.
    private static NodeMemory? Node(string word, ulong pageKiB)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 1 && word[0] == 'N'
            && int.TryParse(word.AsSpan(1, equals - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var node)
            && ulong.TryParse(word.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? new NodeMemory(node, MemorySize.FromKiB(checked(pages * pageKiB))) : null;
    }

    // 7fde75e00000-7fde7be00000 rw-p 00000000 00:38 4242   /path (deleted)
    private static ProcessMap? ParseHeader(ReadOnlySpan<char> line)
    {
        var dash = line.IndexOf('-');
        var space = line.IndexOf(' ');
        if (dash <= 0 || space <= dash + 1 || line.Length < space + 5
            || !ulong.TryParse(line[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            || !ulong.TryParse(line[(dash + 1)..space], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var end)
            || end <= start)
            return null;
        // The path is the sixth column and may hold spaces.
        var rest = line[(space + 1)..];
        for (var column = 0; column < 4 && !rest.IsEmpty; column++)
            rest = rest[(rest.IndexOf(' ') is var i and >= 0 ? i : rest.Length)..].TrimStart(' ');
        return new ProcessMap { Start = start, End = end, Permissions = line.Slice(space + 1, 4).ToString(), Path = rest.Trim().ToString() };
    }

    private static void ParseField(ProcessMap map, ReadOnlySpan<char> line)
    {
        if (line.StartsWith("KernelPageSize:"))
            map.PageSize = KiB(line);
        else if (line.StartsWith("AnonHugePages:") || line.StartsWith("ShmemPmdMapped:") || line.StartsWith("FilePmdMapped:"))
            map.TransparentHuge += KiB(line);
        else if (line.StartsWith("Swap:"))
            map.Swapped = KiB(line);
    }

    private static MemorySize KiB(ReadOnlySpan<char> line)
    {
        var value = line[(line.IndexOf(':') + 1)..].Trim();
        value = value.EndsWith("kB") ? value[..^2].Trim() : value;
        return ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var kib) ? MemorySize.FromKiB(kib) : MemorySize.Zero;
    }
}
