using System.Collections.Frozen;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Which words of a kernel's command line somebody understands, and what a misspelt one may have meant.</summary>
internal static class KernelParameterNames
{
    private const int MaxDistance = 2;

    // What the early user space and boot loaders read: dracut.cmdline(7), kernel-command-line(7), initramfs-tools(7), live-boot, Ignition, installers.
    private static readonly string[] s_userPrefixes =
    [
        "rd.", "rd_", "systemd.", "systemd_", "udev.", "luks", "plymouth.", "inst.", "ignition.", "coreos.", "ostree", "locale.", "vconsole.", "fsck.", "net.ifnames", "cloud_", "ci.", "live_", "live.",
        "ip", "netcfg/", "debian_installer", "modules_load", "modprobe.", "quotacheck.", "zfs", "cryptopts", "cryptdevice", "rauc.", "machine.", "tuned.", "cc:", "dm_mod.", "lxc.", "mitigations_",
    ];

    private static readonly FrozenSet<string> s_user = new[]
    {
        "BOOT_IMAGE", "BOOTIF", "BOOT", "initrd", "auto", "single", "emergency", "rescue", "fastboot", "forcefsck", "splash", "nosplash", "rhgb", "vt.handoff", "biosdevname", "fips", "ds", "autoinstall",
        "boot", "components", "toram", "persistence", "break", "panic", "resume", "skipfsck", "nofb", "text", "ks", "repo", "lang", "keymap", "nomodeset", "noswap", "nofail", "verbose", "overlayroot",
        "cgroup_no_v1", "S", "s", "1", "2", "3", "4", "5", "b", "rootovl", "selinux", "enforcing", "nfs.nfs4_unique_id", "bootdev", "url", "preseed/url", "preseed/file", "priority", "interface", "hostname", "domain",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<string[]> s_names = new(Load);
    private static readonly Lazy<FrozenSet<string>> s_set = new(() => s_names.Value.ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<FrozenSet<string>> s_modules = new(() =>
        s_names.Value.Where(n => n.Contains('.', StringComparison.Ordinal)).Select(n => n[..n.IndexOf('.', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether mainline knows the parameter. Names have <c>_</c> for <c>-</c>.</summary>
    public static bool IsKernel(string key) => s_set.Value.Contains(key);

    /// <summary>Whether something in user space is known to read the word; one in capitals is a variable of init's environment.</summary>
    public static bool IsUserSpace(string key) => s_user.Contains(key) || key.All(c => c is '_' or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) || s_userPrefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether parameters of a module are listed, so that one that isn't is doubtful.</summary>
    public static bool ListsModule(string module) => s_modules.Value.Contains(module);

    /// <summary>The known name nearest to an unknown one, or null when none is near.</summary>
    public static string? Nearest(string key, IEnumerable<string>? more = null)
    {
        // A short name is near to too many others.
        var limit = key.Length < 5 ? 1 : MaxDistance;
        return s_names.Value.Concat(more ?? []).Where(n => Math.Abs(n.Length - key.Length) <= limit && n.Length > 3)
            .Select(n => (Name: n, Distance: Distance(key, n, limit))).Where(n => n.Distance <= limit)
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();
    }

    // Damerau-Levenshtein with adjacent transpositions, given up beyond the limit.
    private static int Distance(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > limit)
                return least;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    private static string[] Load()
    {
        using var stream = typeof(KernelParameterNames).Assembly.GetManifestResourceStream("kernel-parameters.txt")
            ?? throw new InvalidOperationException("The assembly lacks its list of kernel parameters.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')];
    }
}
