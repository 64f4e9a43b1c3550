using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KvmNfv.LibvirtXml;

/// <summary>An Ethernet address, written as <c>52:54:00:12:34:56</c>.</summary>
/// <param name="Value">The six bytes as a number, the first byte highest; only the lower 48 bits count.</param>
public readonly record struct MacAddress(ulong Value) : IParsable<MacAddress>
{
    private const ulong Multicast = 1UL << 40;

    /// <summary>Whether the address is for a group (lowest bit of the first byte); libvirt refuses these for guest interfaces.</summary>
    public bool IsMulticast => (Value & Multicast) != 0;

    /// <summary>Reads six bytes in hexadecimal joined by colons (dashes are taken too), in any case.</summary>
    /// <exception cref="FormatException">The text is not an Ethernet address.</exception>
    public static MacAddress Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var mac)
            ? mac
            : throw new FormatException($"'{s}' is not an Ethernet address; write six bytes such as 52:54:00:12:34:56.");
    }

    /// <inheritdoc />
    static MacAddress IParsable<MacAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static bool IParsable<MacAddress>.TryParse(string? s, IFormatProvider? provider, out MacAddress result) => TryParse(s, out result);

    /// <summary>Reads an Ethernet address without throwing; see <see cref="Parse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out MacAddress result)
    {
        result = default;
        var text = s.AsSpan().Trim();
        var (value, parts) = (0UL, 0);
        foreach (var part in text.SplitAny(':', '-'))
        {
            // libvirt (virMacAddrParse) takes one or two digits for each byte.
            if (part.End.Value - part.Start.Value is 0 or > 2
                || !byte.TryParse(text[part], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
                return false;
            value = (value << 8) | octet;
            parts++;
        }

        result = new MacAddress(value);
        return parts == 6;
    }

    /// <summary>Writes the address in lower case with colons.</summary>
    public override string ToString()
    {
        var v = Value;
        return string.Create(CultureInfo.InvariantCulture,
            $"{(byte)(v >> 40):x2}:{(byte)(v >> 32):x2}:{(byte)(v >> 24):x2}:{(byte)(v >> 16):x2}:{(byte)(v >> 8):x2}:{(byte)v:x2}");
    }
}
