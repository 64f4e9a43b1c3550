using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// A rate of data in whole bytes a second. Links are named in bits (1 Gbit/s is 125,000,000 bytes a second), memory and libvirt's parameters in
/// MiB/s; this type keeps the two apart.
/// </summary>
/// <param name="BytesPerSecond">Bytes a second.</param>
[JsonConverter(typeof(DataRateJsonConverter))]
public readonly record struct DataRate(ulong BytesPerSecond) : IComparable<DataRate>, IParsable<DataRate>
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, ulong Bytes)[] s_units =
    [
        ("Gbit", 125_000_000), ("Mbit", 125_000), ("kbit", 125), ("GiB", 1UL << 30), ("MiB", 1UL << 20), ("KiB", 1UL << 10),
        ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("B", 1),
    ];

    /// <summary>Nothing moves.</summary>
    public static DataRate Zero => default;

    /// <summary>The rate in MiB/s, the unit of libvirt's bandwidth parameters; with its fraction.</summary>
    public double MiBPerSecond => BytesPerSecond / 1048576.0;

    /// <summary>The rate in Mbit/s (1,000,000 bits); with its fraction.</summary>
    public double MbitPerSecond => BytesPerSecond / 125_000.0;

    /// <summary>Whether the left rate is smaller.</summary>
    public static bool operator <(DataRate left, DataRate right) => left.BytesPerSecond < right.BytesPerSecond;

    /// <summary>Whether the left rate is larger.</summary>
    public static bool operator >(DataRate left, DataRate right) => left.BytesPerSecond > right.BytesPerSecond;

    /// <summary>Whether the left rate is smaller or the same.</summary>
    public static bool operator <=(DataRate left, DataRate right) => left.BytesPerSecond <= right.BytesPerSecond;

    /// <summary>Whether the left rate is larger or the same.</summary>
    public static bool operator >=(DataRate left, DataRate right) => left.BytesPerSecond >= right.BytesPerSecond;

    /// <summary>A rate in MiB/s, rounded to whole bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number, or the rate is 16 EiB/s or more.</exception>
    public static DataRate FromMiBPerSecond(double value) => FromBytesPerSecond(value * 1048576.0);

    /// <summary>A rate in Mbit/s, rounded to whole bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number, or the rate is 16 EiB/s or more.</exception>
    public static DataRate FromMbitPerSecond(double value) => FromBytesPerSecond(value * 125_000.0);

    /// <summary>Reads a number with a unit: <c>1Gbit</c>, <c>100 Mbit/s</c>, <c>64 MiB/s</c>, <c>5MB/s</c>. The unit is needed, its case is free
    /// and <c>/s</c> may be left out.</summary>
    /// <exception cref="FormatException">The text is not a rate.</exception>
    public static DataRate Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var rate) ? rate : throw new FormatException($"'{s}' is not a data rate; write a number and a unit, such as 1Gbit or 64MiB/s.");
    }

    /// <summary>Reads a rate without throwing; see <see cref="Parse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out DataRate result)
    {
        result = default;
        var text = s.AsSpan().Trim();
        if (text.EndsWith("/s", StringComparison.OrdinalIgnoreCase))
            text = text[..^2];
        var digits = text.IndexOfAnyExcept(s_digits);
        if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = text[digits..].Trim().ToString();
        foreach (var (name, bytes) in s_units)
        {
            if (!name.Equals(unit, StringComparison.OrdinalIgnoreCase))
                continue;
            var value = Math.Round(number * bytes);
            if (value >= ulong.MaxValue)
                return false;
            result = new DataRate((ulong)value);
            return true;
        }

        return false;
    }

    /// <inheritdoc />
    static DataRate IParsable<DataRate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static bool IParsable<DataRate>.TryParse(string? s, IFormatProvider? provider, out DataRate result) => TryParse(s, out result);

    /// <summary>How long an amount takes at this rate; <see cref="TimeSpan.MaxValue"/> where the rate is zero.</summary>
    public TimeSpan TimeFor(MemorySize amount) => Seconds.Span(BytesPerSecond == 0 ? double.PositiveInfinity : amount.Bytes / (double)BytesPerSecond);

    /// <inheritdoc />
    public int CompareTo(DataRate other) => BytesPerSecond.CompareTo(other.BytesPerSecond);

    /// <summary>Writes the rate exactly, in the first of Gbit/s, Mbit/s, MiB/s and B/s that gives a whole number.</summary>
    public override string ToString()
    {
        foreach (var (unit, bytes) in s_units)
        {
            if (unit is "Gbit" or "Mbit" or "MiB" && BytesPerSecond >= bytes && BytesPerSecond % bytes == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{BytesPerSecond / bytes} {unit}/s");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{BytesPerSecond} B/s");
    }

    internal static DataRate FromBytesPerSecond(double value)
    {
        if (!(value >= 0 && value < ulong.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A data rate is zero or more and below 16 EiB/s.");
        return new DataRate((ulong)Math.Round(value));
    }
}
