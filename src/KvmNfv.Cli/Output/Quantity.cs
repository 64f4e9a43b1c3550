using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

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

    /// <summary>A length of time, in the unit that suits it.</summary>
    public static string Time(TimeSpan time) => time == TimeSpan.MaxValue ? "for ever"
        : time < TimeSpan.FromMilliseconds(999.5) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : time < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");

    /// <summary>A moment since a beginning, always in seconds, so that a column of them compares.</summary>
    public static string Moment(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds:0.0} s");

    /// <summary>An amount of memory or data.</summary>
    public static string Size(MemorySize size) => size.Bytes switch
    {
        >= 10UL << 30 => string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1073741824.0:0.0} GiB"),
        >= 1UL << 20 => string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1048576.0:0.#} MiB"),
        0 => "0",
        _ => string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1024.0:0} KiB"),
    };

    /// <summary>A rate of memory or data.</summary>
    public static string Rate(DataRate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.MiBPerSecond:0.0} MiB/s");

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "yes" : "no";
}
