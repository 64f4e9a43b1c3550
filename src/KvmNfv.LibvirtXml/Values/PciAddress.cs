using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>The place of a function on a PCI bus, written as <c>0000:3b:02.1</c> (hexadecimal).</summary>
/// <param name="Domain">PCI domain (segment).</param>
/// <param name="Bus">Bus, 0 to 255.</param>
/// <param name="Slot">Slot (device), 0 to 31.</param>
/// <param name="Function">Function, 0 to 7.</param>
[JsonConverter(typeof(PciAddressJsonConverter))]
public readonly record struct PciAddress(uint Domain, byte Bus, byte Slot, byte Function)
    : IComparable<PciAddress>, IParsable<PciAddress>
{
    /// <summary>Whether the address comes first in bus order.</summary>
    public static bool operator <(PciAddress left, PciAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the address comes last in bus order.</summary>
    public static bool operator >(PciAddress left, PciAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the address comes first in bus order or is the same.</summary>
    public static bool operator <=(PciAddress left, PciAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the address comes last in bus order or is the same.</summary>
    public static bool operator >=(PciAddress left, PciAddress right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>0000:3b:02.1</c>; the domain may be left out.</summary>
    /// <exception cref="FormatException">The text is not a PCI address, or its slot or function is out of range.</exception>
    public static PciAddress Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var address)
            ? address
            : throw new FormatException($"'{s}' is not a PCI address; write domain:bus:slot.function such as 0000:3b:02.1.");
    }

    /// <inheritdoc />
    static PciAddress IParsable<PciAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc />
    static bool IParsable<PciAddress>.TryParse(string? s, IFormatProvider? provider, out PciAddress result) => TryParse(s, out result);

    /// <summary>Reads a PCI address without throwing; see <see cref="Parse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out PciAddress result)
    {
        result = default;
        var parts = s?.Trim().Split(':', '.');
        if (parts is not ({ Length: 3 } or { Length: 4 }) || s!.LastIndexOf('.') < s.LastIndexOf(':'))
            return false;
        uint domain = 0;
        if ((parts.Length == 4 && !Hex(parts[0], uint.MaxValue, out domain))
            || !Hex(parts[^3], 255, out var bus) || !Hex(parts[^2], 31, out var slot) || !Hex(parts[^1], 7, out var function))
            return false;
        result = new PciAddress(domain, (byte)bus, (byte)slot, (byte)function);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(PciAddress other) =>
        (Domain, Bus, Slot, Function).CompareTo((other.Domain, other.Bus, other.Slot, other.Function));

    /// <summary>Writes the address as the kernel does: <c>0000:3b:02.1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Domain:x4}:{Bus:x2}:{Slot:x2}.{Function:x}");

    private static bool Hex(string text, uint max, out uint value) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value <= max;
}
