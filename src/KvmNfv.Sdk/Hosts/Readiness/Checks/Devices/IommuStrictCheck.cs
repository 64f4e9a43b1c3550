namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I04: whether the IOMMU forgets each mapping at once.</summary>
internal sealed class IommuStrictCheck() : ReadinessCheck(new("I04", "strict or deferred invalidation", CheckSeverity.Low)
{
    Wanted = "known: identity or DMA-FQ (deferred) for the host's devices; strict only on purpose",
    Reason = "Strict invalidation waits for the IOMMU at each unmap; deferred leaves a device some milliseconds to reach a buffer it no longer has.",
    Reads = "/sys/kernel/iommu_groups/*/type, /proc/cmdline",
    Source = "Documentation/admin-guide/kernel-parameters.txt (iommu.strict); Documentation/ABI/testing/sysfs-kernel-iommu_groups (DMA-FQ)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var strict = host.Parameter("iommu.strict");
        var intel = host.Parameter("intel_iommu")?.Split(',').Contains("strict") == true;
        var groups = host.Topology.IommuGroups.Where(g => g.Type is not null).ToList();
        if (host.List("/sys/kernel/iommu_groups").Count == 0)
            return host.NotApplicable("There are no IOMMU groups (I01).");
        if (groups.Count == 0)
            return intel || strict == "1" ? host.Note("Strict, as asked for at boot.") : host.Unknown("The kernel is too old to tell the types of groups (5.11).");
        foreach (var type in groups.GroupBy(g => g.Type, StringComparer.Ordinal))
            host.AddEvidence($"/sys/kernel/iommu_groups/{type.First().Id}/type", $"{type.Key} ({type.Count()} groups)");
        var count = groups.Count(g => g.Type == "DMA");
        return count > 0 ? host.Bad($"{count} groups with strict invalidation.") : host.Pass("No group with strict invalidation.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.KernelParameter("iommu=pt", "Boot with iommu=pt, which needs no invalidation for the host's own devices."), Remedy.KernelParameter("iommu.strict=0")];
}
