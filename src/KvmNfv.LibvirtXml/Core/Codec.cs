using System.Globalization;

namespace KvmNfv.LibvirtXml;

/// <summary>Turns text into typed values and back. No text gives no value; a text that is none of the type is an error naming its place.</summary>
internal static class Codec
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    internal static int? Int32(Element e, string place, string? text) =>
        Int64(e, place, text) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw e.Invalid(place, text!, "a whole number of 32 bits");

    internal static uint? UInt32(Element e, string place, string? text) =>
        UInt64(e, place, text) is not { } value ? null
        : value <= uint.MaxValue ? (uint)value
        : throw e.Invalid(place, text!, "a whole number from 0 to 4294967295");

    internal static long? Int64(Element e, string place, string? text)
    {
        if (text is null)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, s_culture, out var value))
            return value;
        return TryHex(text, out var hex) && hex <= long.MaxValue ? (long)hex : throw e.Invalid(place, text, "a whole number");
    }

    internal static ulong? UInt64(Element e, string place, string? text)
    {
        if (text is null)
            return null;
        if (ulong.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, s_culture, out var value) || TryHex(text, out value))
            return value;
        throw e.Invalid(place, text, "a whole number from 0 up");
    }

    /// <param name="e">The element.</param>
    /// <param name="place">Where the value stands in it.</param>
    /// <param name="text">The value.</param>
    /// <param name="radix">16; or 0 for C's notation (<c>strtoul</c>): 0x leads hexadecimal digits, 0 octal ones.</param>
    internal static uint? UInt32(Element e, string place, string? text, int radix) =>
        UInt64(e, place, text, radix) is not { } value ? null
        : value <= uint.MaxValue ? (uint)value
        : throw e.Invalid(place, text!, "a whole number from 0 to 4294967295");

    internal static ulong? UInt64(Element e, string place, string? text, int radix)
    {
        if (text is null)
            return null;
        if (TryHex(text, out var value))
            return value;
        var digits = text.AsSpan().Trim();
        if (radix == 16)
            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, s_culture, out value) ? value : throw e.Invalid(place, text, "a hexadecimal number");
        if (digits is not ['0', _, ..])
            return UInt64(e, place, text);
        return TryOctal(digits, out value) ? value : throw e.Invalid(place, text, "a number as C writes it, where digits after a leading 0 are octal");
    }

    internal static double? Double(Element e, string place, string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.Float, s_culture, out var value) ? value
        : throw e.Invalid(place, text, "a number");

    internal static bool? Boolean(Element e, string place, string? text) => text?.Trim() switch
    {
        null => null,
        "yes" or "on" or "true" or "1" or "enabled" => true,
        "no" or "off" or "false" or "0" or "disabled" => false,
        // Network filters have it in any case.
        { } other when other.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        { } other when other.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw e.Invalid(place, text, "yes or no, on or off"),
    };

    internal static Guid? Guid(Element e, string place, string? text) =>
        text is null ? null : TryGuid(text, out var value) ? value : throw e.Invalid(place, text, "a UUID");

    internal static CpuSet? CpuSet(Element e, string place, string? text) =>
        text is null ? null
        : KvmNfv.LibvirtXml.CpuSet.TryParse(text, out var value) ? value
        : throw e.Invalid(place, text, "a set such as 0-3,^2,8");

    internal static MacAddress? MacAddress(Element e, string place, string? text) =>
        text is null ? null
        : KvmNfv.LibvirtXml.MacAddress.TryParse(text, out var value) ? value
        : throw e.Invalid(place, text, "an Ethernet address such as 52:54:00:12:34:56");

    internal static PciAddress? PciAddress(Element e, string place, string? text) =>
        text is null ? null
        : KvmNfv.LibvirtXml.PciAddress.TryParse(text, out var value) ? value
        : throw e.Invalid(place, text, "a PCI address such as 0000:3b:02.1");

    internal static Version? Version(Element e, string place, string? text) =>
        text is null ? null
        : System.Version.TryParse(text, out var value) ? value
        : throw e.Invalid(place, text, "a version such as 10.1");

    internal static DateTimeOffset? DateTimeOffset(Element e, string place, string? text) =>
        Int64(e, place, text) is not { } seconds ? null
        : seconds is >= -62135596800 and <= 253402300799 ? System.DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw e.Invalid(place, text!, "a time in seconds since 1970");

    internal static MemorySize? Size(Element e, string place, string? text, string? unit, string defaultUnit) =>
        text is null ? null
        : MemorySize.TryCreate(text.AsSpan().Trim(), unit ?? defaultUnit, out var value) ? value
        : throw e.Invalid(place, unit is null ? text : $"{text} {unit}", "an amount of memory");

    internal static string? YesNo(bool? value) => value is null ? null : value.Value ? "yes" : "no";

    internal static string? OnOff(bool? value) => value is null ? null : value.Value ? "on" : "off";

    internal static string? Hex(ulong? value, int digits) => value is null ? null : "0x" + value.Value.ToString($"x{digits}", s_culture);

    internal static string? Write(DateTimeOffset? value) => value?.ToUnixTimeSeconds().ToString(s_culture);

    internal static string? Write<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, s_culture);

    internal static string? Write(object? value) => value?.ToString();

    private static bool TryHex(string text, out ulong value)
    {
        value = 0;
        var digits = text.AsSpan().Trim();
        return digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, s_culture, out value);
    }

    private static bool TryOctal(ReadOnlySpan<char> digits, out ulong value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7' || value > ulong.MaxValue >> 3)
                return false;
            value = (value << 3) | (uint)(digit - '0');
        }

        return true;
    }

    // libvirt (virUUIDParse) skips blanks around and dashes anywhere in the 32 digits.
    private static bool TryGuid(string text, out Guid value) =>
        System.Guid.TryParse(text, out value) || System.Guid.TryParse(text.Replace("-", "", StringComparison.Ordinal).Trim(), out value);
}
