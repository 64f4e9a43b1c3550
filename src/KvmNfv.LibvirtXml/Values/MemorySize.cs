using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// An exact amount of memory or storage in bytes. libvirt writes such amounts as a number with a unit beside it and means KiB where
/// memory has no unit; <see cref="FromUnit"/> and <see cref="TryIn"/> convert without rounding.
/// </summary>
/// <param name="Bytes">The amount in bytes.</param>
[JsonConverter(typeof(MemorySizeJsonConverter))]
public readonly record struct MemorySize(ulong Bytes) : IComparable<MemorySize>, IParsable<MemorySize>
{
    private static readonly string[] s_binaryUnits = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>No memory at all.</summary>
    public static MemorySize Zero => default;

    /// <summary>Whole KiB (1024 bytes) in this amount, rounded down.</summary>
    public ulong KiB => Bytes >> 10;

    /// <summary>Whole MiB (1024 KiB) in this amount, rounded down.</summary>
    public ulong MiB => Bytes >> 20;

    /// <summary>Whole GiB (1024 MiB) in this amount, rounded down.</summary>
    public ulong GiB => Bytes >> 30;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum is 16 EiB or more.</exception>
    public static MemorySize operator +(MemorySize left, MemorySize right) => new(checked(left.Bytes + right.Bytes));

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException"><paramref name="right"/> is the larger.</exception>
    public static MemorySize operator -(MemorySize left, MemorySize right) => new(checked(left.Bytes - right.Bytes));

    /// <summary>The amount taken several times.</summary>
    /// <exception cref="OverflowException">The product is 16 EiB or more.</exception>
    public static MemorySize operator *(MemorySize left, ulong right) => new(checked(left.Bytes * right));

    /// <summary>How often <paramref name="right"/> fits wholly into <paramref name="left"/>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static ulong operator /(MemorySize left, MemorySize right) => left.Bytes / right.Bytes;

    /// <summary>What is left after taking <paramref name="right"/> out as often as it fits.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static MemorySize operator %(MemorySize left, MemorySize right) => new(left.Bytes % right.Bytes);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(MemorySize left, MemorySize right) => left.Bytes < right.Bytes;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(MemorySize left, MemorySize right) => left.Bytes > right.Bytes;

    /// <summary>Whether the left amount is smaller or the same.</summary>
    public static bool operator <=(MemorySize left, MemorySize right) => left.Bytes <= right.Bytes;

    /// <summary>Whether the left amount is larger or the same.</summary>
    public static bool operator >=(MemorySize left, MemorySize right) => left.Bytes >= right.Bytes;

    /// <summary>An amount in bytes.</summary>
    public static MemorySize FromBytes(ulong bytes) => new(bytes);

    /// <summary>An amount in KiB (1024 bytes).</summary>
    /// <exception cref="OverflowException">It is 16 EiB or more.</exception>
    public static MemorySize FromKiB(ulong value) => new(checked(value * 1024));

    /// <summary>An amount in MiB (1024 KiB).</summary>
    /// <exception cref="OverflowException">It is 16 EiB or more.</exception>
    public static MemorySize FromMiB(ulong value) => new(checked(value * (1UL << 20)));

    /// <summary>An amount in GiB (1024 MiB).</summary>
    /// <exception cref="OverflowException">It is 16 EiB or more.</exception>
    public static MemorySize FromGiB(ulong value) => new(checked(value * (1UL << 30)));

    /// <summary>Converts a number with one of libvirt's units: <c>b</c>, <c>bytes</c>, <c>KB</c> (1000), <c>k</c> or <c>KiB</c> (1024), and the
    /// same for M, G, T, P and E, in any case.</summary>
    /// <exception cref="FormatException">The unit is not one of them.</exception>
    /// <exception cref="OverflowException">The amount is 16 EiB or more.</exception>
    public static MemorySize FromUnit(ulong value, string unit) => TryScale(unit, out var scale)
        ? new(checked(value * scale))
        : throw new FormatException($"'{unit}' is not a unit of memory; use bytes, KiB, MiB, GiB, TiB or KB, MB, GB, TB.");

    /// <summary>Reads a number with an optional unit, as <c>4 GiB</c> or <c>2048KiB</c>; without a unit the number is in bytes.</summary>
    /// <exception cref="FormatException">The text is not an amount, or is 16 EiB or more.</exception>
    public static MemorySize Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var size)
            ? size
            : throw new FormatException($"'{s}' is not an amount of memory; write a number and a unit, such as 4 GiB.");
    }

    /// <inheritdoc />
    static MemorySize IParsable<MemorySize>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static bool IParsable<MemorySize>.TryParse(string? s, IFormatProvider? provider, out MemorySize result) => TryParse(s, out result);

    /// <summary>Reads a number with an optional unit without throwing; see <see cref="Parse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out MemorySize result)
    {
        result = default;
        if (s is null)
            return false;
        var text = s.AsSpan().Trim();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var unit = digits < 0 ? "bytes" : text[digits..].Trim().ToString();
        return TryCreate(digits < 0 ? text : text[..digits], unit, out result);
    }

    /// <summary>This amount in <paramref name="unit"/>, when that is a whole number.</summary>
    /// <returns>False when the unit is unknown or does not divide the amount.</returns>
    public bool TryIn(string unit, out ulong value)
    {
        var known = TryScale(unit, out var scale) && Bytes % scale == 0;
        value = known ? Bytes / scale : 0;
        return known;
    }

    /// <inheritdoc />
    public int CompareTo(MemorySize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>Writes the amount in the largest binary unit that keeps it whole, as <c>4 GiB</c>.</summary>
    public override string ToString()
    {
        var (value, unit) = (Bytes, 0);
        while (value != 0 && value % 1024 == 0 && unit < s_binaryUnits.Length - 1)
            (value, unit) = (value / 1024, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{value} {s_binaryUnits[unit]}");
    }

    internal static bool TryCreate(ReadOnlySpan<char> number, string unit, out MemorySize size)
    {
        size = default;
        if (!ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || !TryScale(unit, out var scale))
            return false;
        var product = (UInt128)value * scale;
        size = new MemorySize((ulong)product);
        return product <= ulong.MaxValue;
    }

    // virScaleInteger in libvirt's src/util/virutil.c: a letter alone or with "iB" is binary, with "B" decimal; case does not matter.
    private static bool TryScale(string? unit, out ulong scale)
    {
        scale = 1;
        if (string.IsNullOrEmpty(unit) || Is(unit, "b") || Is(unit, "byte") || Is(unit, "bytes"))
            return unit is { Length: > 0 };
        var power = "kmgtpe".IndexOf(char.ToLowerInvariant(unit[0]), StringComparison.Ordinal) + 1;
        ulong step = unit.Length == 1 || Is(unit[1..], "ib") ? 1024UL : Is(unit[1..], "b") ? 1000UL : 0;
        for (var i = 0; i < power; i++)
            scale *= step;
        return power > 0 && step > 0;
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
