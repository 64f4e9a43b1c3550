using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The number in a kernel's release, such as 6.12.9 of <c>6.12.9-rt1-amd64</c>. Distributions port features back, so a file that is there
/// says more than a number.</summary>
internal readonly record struct KernelVersion(int Major, int Minor, int Patch)
{
    public static KernelVersion? Parse(string? release)
    {
        var parts = (release ?? "").Split(['.', '-', '+', '_', '~'], 4);
        return parts.Length >= 2 && Number(parts[0], out var major) && Number(parts[1], out var minor)
            ? new(major, minor, parts.Length > 2 && Number(parts[2], out var patch) ? patch : 0)
            : null;
    }

    public bool AtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
