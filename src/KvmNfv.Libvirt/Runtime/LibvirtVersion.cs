using System.Globalization;

namespace KvmNfv.Libvirt;

/// <summary>A version of libvirt or of a hypervisor: major.minor.release.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Release">The third number.</param>
public readonly record struct LibvirtVersion(int Major, int Minor, int Release) : IComparable<LibvirtVersion>
{
    /// <summary>Decodes libvirt's number: major * 1,000,000 + minor * 1,000 + release (virGetVersion).</summary>
    public static LibvirtVersion FromNumber(ulong number) =>
        new((int)(number / 1_000_000), (int)(number / 1_000 % 1_000), (int)(number % 1_000));

    /// <summary>Reads <c>9.0.0</c>; missing parts are 0.</summary>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static LibvirtVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 2 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                throw new FormatException($"'{text}' is not a version like 9.0.0.");
        }
        return new(numbers[0], numbers[1], numbers[2]);
    }

    /// <inheritdoc/>
    public int CompareTo(LibvirtVersion other) => (Major, Minor, Release).CompareTo((other.Major, other.Minor, other.Release));

    /// <summary>Whether <paramref name="left"/> is the older one.</summary>
    public static bool operator <(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the newer one.</summary>
    public static bool operator >(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer.</summary>
    public static bool operator <=(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older.</summary>
    public static bool operator >=(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The version as <c>9.0.0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Release}");
}
