namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>L02: libvirt reads the host once, when its daemon starts; what changed since is not in its capabilities.</summary>
internal sealed class CapabilitiesCheck() : ReadinessCheck(new("L02", "libvirt's capabilities agree with the machine", CheckSeverity.Medium)
{
    Wanted = "the same CPUs, nodes and page sizes, and cache control where resctrl is mounted",
    Reason = "libvirt refuses pins to CPUs and cachetunes that it didn't see when it started.",
    Reads = "libvirt's capabilities, given by the caller; /sys/devices/system/{cpu,node}, /sys/fs/resctrl",
    Source = "https://libvirt.org/formatcaps.html",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var real = host.Topology;
        if (host.Capabilities is not { } told)
            return host.Unknown("libvirt's capabilities were not given; compare kvmnfv host show -c URI with kvmnfv host show.");
        host.AddEvidence("/sys/devices/system/cpu/online", real.Online.ToString());
        host.AddEvidence("(libvirt: cpus)", told.Online.ToString());
        if (CpuWords.Difference(told.Online, real.Online) is { } cpus)
            return host.Bad($"libvirt's view {cpus}.");
        foreach (var node in told.Nodes)
        {
            if (real.Node(node.Id) is not { } own)
                return host.Bad($"libvirt has a node {node.Id}, and the machine hasn't.");
            if (CpuWords.Difference(node.Cpus & real.Online, own.Cpus & real.Online) is { } difference)
                return host.Bad($"libvirt's node {node.Id} {difference}.");
            if (own.HugePages.Where(p => node.Pool(p.Size) is null).Select(p => p.Size.ToString()).FirstOrDefault() is { } size)
                return host.Bad($"libvirt's node {node.Id} has no pages of {size}.");
        }

        var divides = real.Resctrl is { Mounted: true } info && info.Caches.Count > 0;
        return divides && told.Resctrl is not { Caches.Count: > 0 }
            ? host.Bad("resctrl was mounted after libvirt had looked: it knows no cache to divide.")
            : host.Pass("libvirt sees what there is.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Systemd("restart virtqemud.service", "Restart libvirt's daemon (virtqemud, or libvirtd), which leaves guests running.")];
}
