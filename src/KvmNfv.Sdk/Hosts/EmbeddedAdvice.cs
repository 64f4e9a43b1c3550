using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Hosts;

/// <summary>What to do about each way in which opening the embedded driver is known to fail.</summary>
internal static class EmbeddedAdvice
{
    // libvirt has no codes for these, so its words decide; they are not translated in the C locale that .NET runs in, and an unknown
    // text still shows whole.
    private static readonly (string Says, string Advice)[] s_known =
    [
        ("no connection driver available",
            "libvirt's QEMU driver is not installed: 'apt install libvirt-daemon-driver-qemu qemu-system-x86' on Debian and Ubuntu, 'dnf install libvirt-daemon-driver-qemu qemu-kvm' on Fedora and RHEL."),
        ("Failed to parse user 'libvirt-qemu'",
            "As root it needs the account libvirt-qemu, although guests run as root here: install libvirt-daemon-system, or add it with 'useradd --system --user-group --no-create-home --shell /usr/sbin/nologin libvirt-qemu'."),
        ("Failed to acquire pid file", "Another process uses this root: end it, or name another root."),
        ("already open with path", "libvirt holds one root a process, for the process's whole life: use that root again, or another process."),
        ("Unable to find any emulator", "QEMU is not installed: 'apt install qemu-system-x86' on Debian and Ubuntu."),
    ];

    public static string For(LibvirtException error, string root)
    {
        var message = error.Record.Message;
        var advice = s_known.FirstOrDefault(k => message.Contains(k.Says, StringComparison.OrdinalIgnoreCase)).Advice;
        return $"The embedded QEMU driver can't start in '{root}': {message}. {advice}".TrimEnd();
    }
}
