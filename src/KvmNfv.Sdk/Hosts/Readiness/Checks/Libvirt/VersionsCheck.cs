using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>L03: versions of libvirt and QEMU, from libvirt's cache of what QEMU can.</summary>
internal sealed class VersionsCheck() : ReadinessCheck(new("L03", "versions of libvirt, QEMU and kernel", CheckSeverity.Medium)
{
    Wanted = "libvirt 9.0, QEMU 7.2, Linux 5.10, or later",
    Reason = "Older ones lack what plans may use: post-copy with huge pages, zero-copy, cachetune with CDP, pins of IOThreads, PREEMPT_RT's fixes.",
    Reads = "/var/cache/libvirt/qemu/capabilities/*.xml (selfvers, version), /proc/sys/kernel/osrelease",
    Source = "libvirt src/qemu/qemu_capabilities.c (virQEMUCapsFormatCache); this SDK is tested with libvirt 9.0 and QEMU 7.2, and with 11.3 and 10.0",
    Scope = CheckScope.Host,
})
{
    private const string Folder = "/var/cache/libvirt/qemu/capabilities";
    private const int MaxBytes = 8 << 20;
    private const long OldestLibvirt = 9_000_000;
    private const long OldestQemu = 7_002_000;

    public override CheckFinding Evaluate(CheckContext host)
    {
        var versions = host.List(Folder).Where(n => n.EndsWith(".xml", StringComparison.Ordinal)).Select(n => Read(host, $"{Folder}/{n}")).OfType<(long Libvirt, long Qemu)>().ToList();
        host.AddEvidence("/proc/sys/kernel/osrelease", host.Release);
        if (versions.Count == 0)
            return host.Unknown("libvirt has cached nothing of QEMU; virsh version tells.");
        // The cache keeps what earlier versions found; the newest is in use.
        var (libvirt, qemu) = (versions.Max(v => v.Libvirt), versions.Max(v => v.Qemu));
        var words = $"libvirt {Words(libvirt)}, QEMU {Words(qemu)}, Linux {host.Kernel?.ToString() ?? "unknown"}";
        return libvirt < OldestLibvirt || qemu < OldestQemu || host.Kernel?.AtLeast(5, 10) == false ? host.Bad($"{words}: too old.") : host.Pass($"{words}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Package("libvirt-daemon-system", "Update libvirt, QEMU and kernel to the distribution's current ones.", reboot: true)];

    private static (long Libvirt, long Qemu)? Read(CheckContext host, string path)
    {
        if (host.LongText(path, MaxBytes) is not { } text || Number(text, "selfvers") is not { } libvirt || Number(text, "version") is not { } qemu)
            return null;
        host.AddEvidence(path, $"selfvers {libvirt}, version {qemu}");
        return (libvirt, qemu);
    }

    // The cache is libvirt's own and flat; two numbers don't need a parser of XML.
    private static long? Number(string text, string element)
    {
        var start = text.IndexOf($"<{element}>", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += element.Length + 2;
        var end = text.IndexOf('<', start);
        return end > start && long.TryParse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // Both count 1000000 * major + 1000 * minor + micro.
    private static string Words(long version) => FormattableString.Invariant($"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}");
}
