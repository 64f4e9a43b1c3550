using System.Globalization;

namespace KvmNfv.Cli.Output;

/// <summary>Quantities as people read them; JSON carries the exact numbers.</summary>
internal static class Quantity
{
    /// <summary>Memory in KiB, MiB or GiB, whichever is exact or close.</summary>
    public static string Memory(ulong kib) => kib switch
    {
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{kib / 1048576.0:0.##} GiB"),
        >= 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{kib / 1024.0:0.##} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{kib} KiB"),
    };

    /// <summary>Seconds with milliseconds.</summary>
    public static string Seconds(ulong nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.000} s");

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "yes" : "no";
}
