using System.Globalization;
using System.Numerics;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Compares what kernel files say with what was wanted, and brings their text into the form in which it can be written back.</summary>
internal static class TuningValue
{
    /// <summary>Whether the file's text means the wanted value.</summary>
    public static bool Matches(TuningValueKind kind, string text, string wanted) => kind == TuningValueKind.AtLeast
        ? Number(text) is { } now && Number(wanted) is { } least && now >= least
        : Same(kind, text, wanted);

    /// <summary>Whether two texts mean exactly the same; a count too, which is how an old value is compared.</summary>
    public static bool Same(TuningValueKind kind, string left, string right) => kind switch
    {
        TuningValueKind.CpuList => CpuSet.TryParse(left.AsSpan().Trim(), out var a) && CpuSet.TryParse(right.AsSpan().Trim(), out var b) && a == b,
        TuningValueKind.CpuMask => Mask(left) is { } a && Mask(right) is { } b && a == b,
        _ => Writable(kind, left) == Writable(kind, right),
    };

    /// <summary>The text to write so that the file says this again.</summary>
    public static string Writable(TuningValueKind kind, string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (kind != TuningValueKind.Choice)
            return words;
        var open = words.IndexOf('[', StringComparison.Ordinal);
        var close = words.IndexOf(']', StringComparison.Ordinal);
        return open >= 0 && close > open ? words[(open + 1)..close] : words;
    }

    /// <summary>The CPUs that a list or a mask means; null when it is neither.</summary>
    public static CpuSet? Cpus(TuningValueKind kind, string text) =>
        kind == TuningValueKind.CpuMask ? Mask(text) : CpuSet.TryParse(text.AsSpan().Trim(), out var set) ? set : null;

    private static long? Number(string text) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static CpuSet? Mask(string text)
    {
        var words = text.Trim().Split(',');
        var cpus = new List<int>();
        if (words.Length * 32 > CpuSet.MaxValue + 1)
            return null;
        for (var i = 0; i < words.Length; i++)
        {
            if (!uint.TryParse(words[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word))
                return null;
            for (; word != 0; word &= word - 1)
                cpus.Add(((words.Length - 1 - i) * 32) + BitOperations.TrailingZeroCount(word));
        }

        return CpuSet.From(cpus);
    }
}
