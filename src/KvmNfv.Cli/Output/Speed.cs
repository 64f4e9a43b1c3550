using System.Globalization;

namespace KvmNfv.Cli.Output;

/// <summary>Times and rates of single messages, as people read them.</summary>
internal static class Speed
{
    public const string None = "-";

    /// <summary>Nanoseconds in the unit that suits them.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.0} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms"),
    };

    /// <summary>Messages in a second, in millions.</summary>
    public static string Millions(double perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.000}");

    public static string Gigabits(double perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.00}");

    /// <summary>A share of one CPU.</summary>
    public static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0} %") : None;

    /// <summary>CPUs that measurements are bound to.</summary>
    public static string Cpus(IReadOnlyList<int> cpus) => cpus.Count == 0 ? "not bound" : string.Join(", ", cpus);
}
