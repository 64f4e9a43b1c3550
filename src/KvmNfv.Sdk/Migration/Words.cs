using System.Globalization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Numbers for people.</summary>
internal static class Words
{
    public static string Time(TimeSpan time) => time == TimeSpan.MaxValue ? "for ever"
        : time < TimeSpan.FromSeconds(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : time < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
