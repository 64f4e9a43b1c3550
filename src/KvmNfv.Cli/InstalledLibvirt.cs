using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli;

/// <summary>
/// The version of the installed client library, told from its file name where that is certain: loading libvirt and the fifty libraries
/// that it needs takes longer than all the rest of <c>kvmnfv version</c>.
/// </summary>
internal static class InstalledLibvirt
{
    private const string Soname = "libvirt.so.0";

    // Where the loader of the common distributions looks: Debian and Ubuntu (multiarch), Fedora and RHEL, Alpine, own builds.
    private static readonly string[] s_folders =
    [
        "/usr/local/lib", "/usr/local/lib64", "/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
        "/lib/aarch64-linux-gnu", "/usr/local/lib/x86_64-linux-gnu", "/usr/local/lib/aarch64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib", "/lib",
    ];

    /// <summary>The version, or null where libvirt is not installed.</summary>
    public static LibvirtVersion? Version() =>
        TryFromFile(Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")) ?? (LibvirtLibrary.IsInstalled ? LibvirtLibrary.Version : null);

    /// <summary>The version that the one installed file names, or null when there is none or a choice: the loader must decide then.</summary>
    internal static LibvirtVersion? TryFromFile(string? libraryPath)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in (libraryPath ?? "").Split([':', ';'], StringSplitOptions.RemoveEmptyEntries).Concat(s_folders))
        {
            var link = new FileInfo(Path.Combine(folder, Soname));
            if (link.Exists)
                files.Add(link.ResolveLinkTarget(returnFinalTarget: true)?.Name ?? link.Name);
        }

        return files.Count == 1 ? Parse(files.Single()) : null;
    }

    /// <summary>Reads <c>libvirt.so.0.9000.0</c> as 9.0.0: 0, major * 1000 + minor, release (libvirt's meson.build, libvirt_lib_version).</summary>
    internal static LibvirtVersion? Parse(string file)
    {
        if (!file.StartsWith(Soname + ".", StringComparison.Ordinal))
            return null;
        var parts = file[(Soname.Length + 1)..].Split('.');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var release)
            ? new LibvirtVersion(version / 1000, version % 1000, release)
            : null;
    }
}
