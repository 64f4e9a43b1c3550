using System.Buffers;
using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>What only files of the host itself tell.</summary>
internal sealed class LocalHostFacts(IHostFiles files)
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");
    private static readonly Version s_devUserFaultFdLibvirt = new(10, 1, 0);
    private static readonly Version s_devUserFaultFdQemu = new(8, 0, 0);
    private static readonly Version s_dirtyRingKernel = new(5, 11);
    private static readonly string[] s_certificates = ["/etc/pki/libvirt-migrate", "/etc/pki/qemu"];

    public MigrationHostFacts Complete(MigrationHostFacts facts, CapabilitiesDocument capabilities) => facts with
    {
        UserFaultFd = UserFaultFd(facts, capabilities),
        DirtyRing = DirtyRing(facts),
        Pml = Pml(),
        Tls = Tls(),
        Links = Links(),
    };

    // Root may always; others by the sysctl, or by the device where libvirt grants it and QEMU opens it.
    private HostAbility UserFaultFd(MigrationHostFacts facts, CapabilitiesDocument capabilities)
    {
        var user = capabilities.Host.SecurityModels.Where(m => m.Model == "dac").SelectMany(m => m.BaseLabels).Select(l => l.Value).FirstOrDefault();
        if (user?.StartsWith("+0:", StringComparison.Ordinal) == true)
            return new(true, "QEMU runs as root there");
        var sysctl = Text("/proc/sys/vm/unprivileged_userfaultfd");
        if (sysctl == "1")
            return new(true, "vm.unprivileged_userfaultfd is 1");
        if (files.List("/dev").Contains("userfaultfd") && facts.Libvirt >= s_devUserFaultFdLibvirt && facts.Qemu >= s_devUserFaultFdQemu)
            return new(true, $"libvirt {facts.Libvirt} gives QEMU {facts.Qemu} /dev/userfaultfd");
        return new(false, $"vm.unprivileged_userfaultfd is {sysctl ?? "missing"}, and libvirt {facts.Libvirt} with QEMU {facts.Qemu} does not use /dev/userfaultfd");
    }

    private HostAbility DirtyRing(MigrationHostFacts facts)
    {
        if (!facts.DomainTypes.Contains("kvm"))
            return new(false, "the host has no KVM");
        var release = Text("/proc/sys/kernel/osrelease");
        return KernelVersion(release) is { } version
            ? new(version >= s_dirtyRingKernel, $"Linux {release}; KVM's dirty ring is there from {s_dirtyRingKernel}")
            : HostAbility.Unknown("/proc/sys/kernel/osrelease does not tell a version");
    }

    private HostAbility Pml()
    {
        const string File = "/sys/module/kvm_intel/parameters/pml";
        return Text(File) is { } text
            ? new(text is "Y" or "1", $"{File} is {text}")
            : new(false, files.List("/sys/module").Contains("kvm_amd") ? "AMD's KVM has none" : $"there is no {File}");
    }

    private HostAbility Tls()
    {
        foreach (var folder in s_certificates)
        {
            if (files.List(folder).Contains("server-cert.pem"))
                return new(true, $"{folder}/server-cert.pem is there");
        }

        return new(false, $"there is no server-cert.pem in {string.Join(" or ", s_certificates)}");
    }

    // /sys/class/net/*/speed in Mbit/s; -1, or an error on reading, where there is none.
    private EquatableList<HostLink> Links()
    {
        var links = new List<HostLink>();
        foreach (var name in files.List("/sys/class/net").Where(n => n != "lo"))
        {
            var speed = int.TryParse(Text($"/sys/class/net/{name}/speed"), NumberStyles.None, CultureInfo.InvariantCulture, out var mbit) && mbit > 0
                ? DataRate.FromMbitPerSecond(mbit) : (DataRate?)null;
            links.Add(new HostLink(name, speed, Text($"/sys/class/net/{name}/operstate") == "up"));
        }

        return [.. links];
    }

    private string? Text(string path)
    {
        try
        {
            return files.ReadText(path)?.Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The kernel answers EINVAL for the speed of a link without one, and hides some files from ordinary users: not known.
            return null;
        }
    }

    private static Version? KernelVersion(string? release)
    {
        var digits = (release ?? "").AsSpan().IndexOfAnyExcept(s_digits);
        return System.Version.TryParse(digits < 0 ? release : release![..digits].TrimEnd('.'), out var version) ? version : null;
    }
}
