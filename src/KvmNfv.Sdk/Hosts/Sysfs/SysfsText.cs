using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Reads the few formats that files of /sys use. A file that is missing, empty, or that the kernel refuses to fill tells nothing (null); one that
/// is there and has another format is an error that names it.
/// </summary>
internal sealed class SysfsText(IHostFiles files)
{
    private const string Blank = "\0 \t\r\n";
    private static readonly char[] s_blank = Blank.ToCharArray();

    /// <summary>The words of a file without blanks around them; some recordings keep a NUL at the end.</summary>
    public string? Text(string path)
    {
        try
        {
            return files.ReadText(path)?.Trim(s_blank) is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            // Attributes that a driver doesn't serve exist and answer EINVAL, ENODEV or EIO.
            return null;
        }
    }

    /// <summary>A decimal number.</summary>
    public long? Number(string path)
    {
        if (Text(path) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(path, text, "a number");
    }

    /// <summary>A decimal number that fits an int and is above zero; anything else tells nothing.</summary>
    public int? Positive(string path) => int.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    /// <summary>A hexadecimal number, with 0x or without; anything else tells nothing.</summary>
    public ulong? Hex(string path)
    {
        var text = Text(path).AsSpan();
        return ulong.TryParse(text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value : null;
    }

    /// <summary>An id, where the kernel writes -1 (or 65535, its 16-bit form) for "none".</summary>
    public int? Id(string path) => Number(path) is { } value and >= 0 and < 65535 ? (int)value : null;

    /// <summary>A list such as <c>0-3,8</c>. A file without a member, or with "(null)", which old kernels print for none, is the empty set.</summary>
    public CpuSet? Set(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        var trimmed = text.AsSpan().Trim(Blank).TrimEnd(',');
        if (trimmed is "(null)")
            return CpuSet.Empty;
        return CpuSet.TryParse(trimmed, out var set) ? set : throw Bad(path, text, "a list such as 0-3,8");
    }

    /// <summary>A mask of hexadecimal words of 32 bits, highest first, such as <c>00000000,000000ff</c>.</summary>
    public CpuSet? Mask(string path)
    {
        if (Text(path) is not { } text)
            return null;
        var words = text.AsSpan(text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? 2 : 0);
        var set = new List<int>();
        for (var (end, bit) = (words.Length, 0); end > 0;)
        {
            var start = words[..end].LastIndexOf(',') + 1;
            AddBits(set, words[start..end].Trim(Blank), bit, path, text);
            bit += Math.Max(32, (end - start) * 4);
            end = start - 1;
        }

        return CpuSet.From(set);
    }

    /// <summary>A set that newer kernels give as a list and older ones only as a mask.</summary>
    public CpuSet? SetOrMask(string list, string mask) => Set(list) ?? Mask(mask);

    /// <summary>A size with the kernel's unit letter, such as <c>32K</c> or <c>1M</c>.</summary>
    public MemorySize? Size(string path)
    {
        if (Text(path) is not { } text)
            return null;
        return MemorySize.TryParse(text, out var size) ? size : throw Bad(path, text, "a size such as 32K");
    }

    /// <summary>Lines <c>Node 0 MemTotal: 123 kB</c> (per node) or <c>MemTotal: 123 kB</c> (/proc/meminfo), by name.</summary>
    public Dictionary<string, MemorySize> MemInfo(string path)
    {
        var values = new Dictionary<string, MemorySize>(StringComparer.Ordinal);
        foreach (var line in (Text(path) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Node", _, .. var rest])
                words = rest;
            if (words is [var name, var number, "kB"] && ulong.TryParse(number, CultureInfo.InvariantCulture, out var kib))
                values[name.TrimEnd(':')] = MemorySize.FromKiB(kib);
        }

        return values;
    }

    /// <summary>The numbers in a folder's names <c>PREFIXnumber</c>, ascending.</summary>
    public List<int> Numbered(string folder, string prefix)
    {
        var ids = new List<int>();
        foreach (var name in files.List(folder))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id <= CpuSet.MaxValue)
                ids.Add(id);
        }

        ids.Sort();
        return ids;
    }

    /// <summary>The last part of a link's target: the driver, the group, the device that it leads to.</summary>
    public string? LinkName(string path) => files.ReadLink(path)?.TrimEnd('/') is { } target ? target[(target.LastIndexOf('/') + 1)..] : null;

    private static void AddBits(List<int> set, ReadOnlySpan<char> word, int firstBit, string path, string text)
    {
        if (firstBit + (word.Length * 4) > CpuSet.MaxValue + 1)
            throw Bad(path, text, "a CPU mask");
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiHexDigit(word[^(i + 1)]))
                throw Bad(path, text, "a CPU mask such as 00000000,000000ff");
            var digit = Convert.ToInt32(word[^(i + 1)].ToString(), 16);
            for (var bit = 0; bit < 4; bit++)
            {
                if ((digit & (1 << bit)) != 0)
                    set.Add(firstBit + (i * 4) + bit);
            }
        }
    }

    private static InvalidDataException Bad(string path, string text, string wanted) =>
        new($"{path} holds '{(text.Length > 60 ? text[..60] + "..." : text).Trim()}' where {wanted} should be.");
}
