namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I02: the host's own devices go past the IOMMU's tables.</summary>
internal sealed class IommuPassthroughCheck() : ReadinessCheck(new("I02", "the host's own devices in passthrough (iommu=pt)", CheckSeverity.Medium)
{
    Wanted = "type identity for the groups of the host's network and storage devices",
    Reason = "Otherwise the kernel maps and unmaps each packet's buffer, and waits for the IOMMU to forget it.",
    Reads = "/sys/kernel/iommu_groups/*/type, /proc/cmdline",
    Source = "Documentation/admin-guide/kernel-parameters.txt (iommu, iommu.passthrough); Documentation/ABI/testing/sysfs-kernel-iommu_groups",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var asked = host.Parameter("iommu")?.Split(',').Contains("pt") == true || host.Parameter("iommu.passthrough") is "1" or "y" or "Y" or "on";
        if (host.List("/sys/kernel/iommu_groups").Count == 0)
            return host.NotApplicable("There are no IOMMU groups (I01).");
        // Only these do DMA at a rate that counts; devices bound to vfio-pci or to nothing have no domain of the host.
        var mapped = new List<string>();
        var told = false;
        foreach (var group in host.Topology.IommuGroups)
        {
            var own = group.Devices.Select(host.Topology.PciDevice).OfType<HostPciDevice>()
                .Where(d => d.Driver is not null && !NetworkCards.IsUserSpace(d) && d.Class >> 16 is 0x01 or 0x02).ToList();
            if (own.Count == 0 || group.Type is null)
                continue;
            told = true;
            host.AddEvidence($"/sys/kernel/iommu_groups/{group.Id}/type", group.Type);
            if (group.Type.StartsWith("DMA", StringComparison.Ordinal))
                mapped.AddRange(own.Select(NetworkCards.Name));
        }

        if (mapped.Count > 0)
            return host.Bad($"Buffers are mapped for {string.Join(", ", mapped.Take(6))}{(mapped.Count > 6 ? $" and {mapped.Count - 6} more" : "")}.");
        if (told)
            return host.Pass("The host's network and storage devices go past the tables.");
        return asked ? host.Pass("Asked for at boot.") : host.NotApplicable("No network or storage device of the host is in a group that tells its type.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("iommu=pt")];
}
