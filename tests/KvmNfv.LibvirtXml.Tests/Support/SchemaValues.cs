using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Texts that a value or data pattern of a RELAX NG schema allows.</summary>
internal static class SchemaValues
{
    // Tried against each pattern; what matches must be readable.
    private static readonly string[] s_candidates =
    [
        "0", "1", "2", "7", "10", "31", "64", "255", "256", "1023", "4096", "65535", "1048576", "4294967295", "4294967296", "18446744073709551615", "-1", "-100",
        "0x0", "0x1", "0x1f", "0x1F", "0xff", "0xffff", "0x1234", "0x012345", "0x01234567", "0x0123456789abcdef", "0x123456789abcdef0", "00", "01", "0001", "ff", "ffff", "0755", "755", "022",
        "1.0", "0.5", "1.5", "10.1.0", "2.1", "v1", "all", "none", "any", "yes", "no", "on", "off", "auto", "a", "vda", "abc", "a.b", "a-b", "a_b", "A", "q35", "name", "pc-q35-7.2",
        "0-3", "0-3,^2", "0,2", "1-3,5", "52:54:00:12:34:56", "52-54-00-12-34-56", "7a0d53d5-4a9c-4ba1-8f39-6ba3a3f3f2c8", "7a0d53d54a9c4ba18f396ba3a3f3f2c8", "7A0D53D5-4A9C-4BA1-8F39-6BA3A3F3F2C8",
        "127.0.0.1", "192.168.122.1", "::1", "fe80::1", "fe80::", "2001:db8::1", "/dev/x", "/", "x/y", "0000:00:1f.2", "fe.0.0000", "5000c50015ea71ad", "0x5000c50015ea71ad",
        "KiB", "MiB", "GiB", "K", "M", "G", "b", "bytes", "k", "m", "KB", "MB", "GB", "TiB", "1.2", "1.2.3", "1024x768", "12345", "2010-01-01T00:00:00", "b8e8", "0.0.0.0", "x86_64", "12:34", "example.org",
    ];

    internal static IEnumerable<string> Of(XElement pattern)
    {
        if (pattern.Name.LocalName == "value")
            return [pattern.Value];
        var rules = pattern.Elements().Where(e => e.Name.LocalName == "param").ToLookup(e => e.Attribute("name")!.Value, e => e.Value);
        var type = pattern.Attribute("type")!.Value;
        if (type is "string" or "token" or "NMTOKEN" or "NCName" or "anyURI")
            return rules.Contains("pattern") ? s_candidates.Where(text => Allowed(text, rules)) : [];
        return Range(type) is var (least, most) ? s_candidates.Append("9223372036854775807").Where(text => BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            && n >= least && n <= most && Allowed(text, rules)) : [];
    }

    private static (BigInteger Least, BigInteger Most)? Range(string type) => type switch
    {
        "unsignedByte" => (0, byte.MaxValue),
        "unsignedShort" => (0, ushort.MaxValue),
        "unsignedInt" => (0, uint.MaxValue),
        "unsignedLong" => (0, ulong.MaxValue),
        "short" => (short.MinValue, short.MaxValue),
        "int" => (int.MinValue, int.MaxValue),
        "long" => (long.MinValue, long.MaxValue),
        // Without a bound in the schema the bound is libvirt's; a small number fits everywhere.
        "positiveInteger" => (1, 65535),
        "nonNegativeInteger" => (0, 65535),
        "integer" => (-1, 65535),
        _ => null,
    };

    private static bool Allowed(string text, ILookup<string, string> rules) =>
        rules["pattern"].All(p => Regex.IsMatch(text, $"^(?:{p})$", RegexOptions.CultureInvariant))
        && rules["minInclusive"].All(m => BigInteger.Parse(text, CultureInfo.InvariantCulture) >= BigInteger.Parse(m, CultureInfo.InvariantCulture))
        && rules["maxInclusive"].All(m => BigInteger.Parse(text, CultureInfo.InvariantCulture) <= BigInteger.Parse(m, CultureInfo.InvariantCulture))
        && rules["minExclusive"].All(m => BigInteger.Parse(text, CultureInfo.InvariantCulture) > BigInteger.Parse(m, CultureInfo.InvariantCulture))
        && rules["maxLength"].All(m => text.Length <= int.Parse(m, CultureInfo.InvariantCulture));
}
