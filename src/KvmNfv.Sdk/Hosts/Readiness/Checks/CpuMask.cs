using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>Writes a set of CPUs as the kernel's masks: 32-bit hexadecimal words, highest first, such as <c>1,0000000f</c>.</summary>
internal static class CpuMask
{
    public static string Format(CpuSet cpus)
    {
        if (cpus.IsEmpty)
            return "0";
        var words = new uint[(cpus.Max / 32) + 1];
        foreach (var cpu in cpus)
            words[^((cpu / 32) + 1)] |= 1u << (cpu % 32);
        return string.Join(',', words.Select((w, i) => w.ToString(i == 0 ? "x" : "x8", CultureInfo.InvariantCulture)));
    }

    /// <summary>Reads such a mask, with commas or without; null when it isn't one.</summary>
    public static CpuSet? Parse(string text)
    {
        var digits = text.Replace(",", "", StringComparison.Ordinal);
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length is 0 or > (CpuSet.MaxValue + 1) / 4 || !digits.All(char.IsAsciiHexDigit))
            return null;
        return CpuSet.From(Enumerable.Range(0, digits.Length * 4).Where(bit => (Convert.ToInt32(digits[^((bit / 4) + 1)].ToString(), 16) & (1 << (bit % 4))) != 0));
    }
}
