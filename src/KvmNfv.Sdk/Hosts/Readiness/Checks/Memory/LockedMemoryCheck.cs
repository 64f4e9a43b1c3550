namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M09: guests may lock and map what they need.</summary>
internal sealed class LockedMemoryCheck() : ReadinessCheck(new("M09", "limits of locked and mapped memory", CheckSeverity.Medium)
{
    Wanted = "a libvirt daemon run by root or with an unlimited Max locked memory; vfio's dma_entry_limit 65535 or more",
    Reason = "Otherwise a domain with <locked/> or an assigned device doesn't start.",
    Reads = "/proc/PID/limits and status of libvirtd or virtqemud, /sys/module/vfio_iommu_type1/parameters/dma_entry_limit",
    Source = "libvirt src/qemu/qemu_domain.c (qemuDomainGetMemLockLimitBytes); drivers/vfio/vfio_iommu_type1.c",
    Scope = CheckScope.Host,
})
{
    private const long UsualEntries = 65535;

    public override CheckFinding Evaluate(CheckContext host)
    {
        var entries = host.Number("/sys/module/vfio_iommu_type1/parameters/dma_entry_limit");
        if (entries < UsualEntries)
            return host.Bad($"vfio maps at most {entries} pieces of memory for a guest.");
        var daemon = host.Threads.FirstOrDefault(t => !t.IsKernel && t.ThreadId == t.ProcessId && t.Name is "libvirtd" or "virtqemud");
        if (daemon is null)
            return host.Note("No libvirt daemon runs here now; one run by root raises the limits for its domains itself.");
        var uid = Line(host, $"/proc/{daemon.ProcessId}/status", "Uid:");
        if (uid is { Length: > 0 } && uid[0] == "0")
            return host.Pass($"{daemon.Name} runs as root, and raises the limits for its domains.");
        // Max locked memory  soft  hard  bytes
        var hard = Line(host, $"/proc/{daemon.ProcessId}/limits", "Max locked memory")?.ElementAtOrDefault(1);
        return hard switch
        {
            null => host.Unknown($"Nothing tells the limits of {daemon.Name}."),
            "unlimited" => host.Pass($"{daemon.Name} may lock any memory."),
            _ => host.Bad($"{daemon.Name} runs without root's rights and may lock {hard} bytes only."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Systemd("LimitMEMLOCK=infinity", "Set LimitMEMLOCK=infinity in a drop-in of the daemon's unit, or for the user in /etc/security/limits.d."),
        Remedy.Module("vfio_iommu_type1", "dma_entry_limit", "65535"),
    ];

    private static string[]? Line(CheckContext host, string path, string name)
    {
        var line = host.LongText(path)?.Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        host.AddEvidence($"{path}#{name.TrimEnd(':')}", line?[name.Length..]);
        return line?[name.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
