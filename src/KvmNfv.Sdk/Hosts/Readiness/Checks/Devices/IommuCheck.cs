namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I01: an IOMMU at work.</summary>
internal sealed class IommuCheck() : ReadinessCheck(new("I01", "IOMMU on", CheckSeverity.Critical)
{
    Wanted = "IOMMU groups in /sys/kernel/iommu_groups",
    Reason = "Without it no device can be given to a guest, and user space drivers can write anywhere.",
    Reads = "/sys/kernel/iommu_groups, /sys/class/iommu",
    Source = "Documentation/driver-api/vfio.rst; Documentation/admin-guide/kernel-parameters.txt (intel_iommu)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var groups = host.List("/sys/kernel/iommu_groups");
        host.AddEvidence("/sys/kernel/iommu_groups", groups.Count == 0 ? null : $"{groups.Count} groups");
        if (groups.Count > 0)
            return host.Pass($"{groups.Count} groups.");
        var units = host.List("/sys/class/iommu");
        host.AddEvidence("/sys/class/iommu", units.Count == 0 ? null : string.Join(' ', units));
        if (units.Count > 0)
            return host.Bad("There is an IOMMU, and it has no groups.");
        if (host.List("/sys/bus").Count > 0 && host.Topology.PciDevices.Count == 0)
            return host.NotApplicable("There is no PCI device to give to a guest.");
        // A live /sys/kernel always has this file.
        return host.Exists("/sys/kernel/uevent_seqnum") ? host.Bad("There is no IOMMU, or it is off.") : host.Unknown("/sys/kernel is not to be seen as a whole: a recording without IOMMU groups.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (Processor.IsIntel(host))
            yield return Remedy.KernelParameter("intel_iommu=on", "Boot with intel_iommu=on iommu=pt.");
        yield return Remedy.Firmware(Processor.IsIntel(host) ? "VT-d: Enabled" : "IOMMU: Enabled", "Switch the IOMMU on in the firmware, with SR-IOV and ACS.");
    }
}
