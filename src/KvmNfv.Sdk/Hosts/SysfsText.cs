using System.Globalization;
using System.Numerics;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Reads the few formats that files of /sys use. A file that is there and has another format is an error that names it.</summary>
internal sealed class SysfsText(IHostFiles files)
{
    /// <summary>A decimal number; null when the file is missing.</summary>
    public long? Number(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        return long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Bad(path, text, "a number");
    }

    /// <summary>An id, where the kernel writes -1 (or 65535, its 16-bit form) for "none".</summary>
    public int? Id(string path) => Number(path) is { } value and >= 0 and < 65535 ? (int)value : null;

    /// <summary>A list such as <c>0-3,8</c>; null when the file is missing. "(null)", which old kernels print for none, is empty.</summary>
    public CpuSet? Set(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        var trimmed = text.AsSpan().Trim("\0 \t\r\n");
        if (trimmed is "(null)")
            return CpuSet.Empty;
        return CpuSet.TryParse(trimmed, out var set) ? set : throw Bad(path, text, "a list such as 0-3,8");
    }

    /// <summary>A mask of 32-bit hexadecimal words, highest first, such as <c>00000000,000000ff</c>; null when the file is missing.</summary>
    public CpuSet? Mask(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        var set = new List<int>();
        var trimmed = text.Trim("\0 \t\r\n".ToCharArray());
        var words = (trimmed.StartsWith("0x", StringComparison.Ordinal) ? trimmed[2..] : trimmed).Split(',');
        if (words.Length * 32 > CpuSet.MaxValue + 1)
            throw Bad(path, text, "a CPU mask");
        for (var i = 0; i < words.Length; i++)
        {
            if (!uint.TryParse(words[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word))
                throw Bad(path, text, "a CPU mask such as 00000000,000000ff");
            for (; word != 0; word &= word - 1)
                set.Add(((words.Length - 1 - i) * 32) + BitOperations.TrailingZeroCount(word));
        }

        return CpuSet.From(set);
    }

    /// <summary>A set that newer kernels give as a list and older ones only as a mask.</summary>
    public CpuSet? SetOrMask(string list, string mask) => Set(list) ?? Mask(mask);

    /// <summary>A size with the kernel's unit letter, such as <c>32K</c> or <c>1M</c>.</summary>
    public MemorySize? Size(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        return MemorySize.TryParse(text, out var size) ? size : throw Bad(path, text, "a size such as 32K");
    }

    /// <summary>Lines <c>Node 0 MemTotal: 123 kB</c> (per node) or <c>MemTotal: 123 kB</c> (/proc/meminfo), by name.</summary>
    public Dictionary<string, MemorySize>? MemInfo(string path)
    {
        if (files.ReadText(path) is not { } text)
            return null;
        var values = new Dictionary<string, MemorySize>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Node", _, .. var rest])
                words = rest;
            if (words is [var name, var number, "kB"] && ulong.TryParse(number, CultureInfo.InvariantCulture, out var kib))
                values[name.TrimEnd(':')] = MemorySize.FromKiB(kib);
        }

        return values;
    }

    private static InvalidDataException Bad(string path, string text, string wanted) =>
        new($"{path} holds '{(text.Length > 60 ? text[..60] + "..." : text).Trim()}' where {wanted} should be.");
}
