namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I05: the options of VFIO.</summary>
internal sealed class VfioCheck() : ReadinessCheck(new("I05", "VFIO's options", CheckSeverity.Medium)
{
    Wanted = "vfio_pci.disable_idle_d3 Y; vfio.enable_unsafe_noiommu_mode N; vfio_iommu_type1.allow_unsafe_interrupts N",
    Reason = "A device that VFIO put to sleep (D3) takes milliseconds to come back, some never do. The unsafe modes let a guest write to the host's memory or send it interrupts.",
    Reads = "/sys/module/{vfio_pci,vfio,vfio_iommu_type1}/parameters/*",
    Source = "drivers/vfio/pci/vfio_pci.c (disable_idle_d3); drivers/vfio/vfio_main.c (enable_unsafe_noiommu_mode); drivers/vfio/vfio_iommu_type1.c",
    Scope = CheckScope.Host,
})
{
    private static readonly (string Module, string Name, bool Wanted)[] s_wanted =
        [("vfio_pci", "disable_idle_d3", true), ("vfio", "enable_unsafe_noiommu_mode", false), ("vfio_iommu_type1", "allow_unsafe_interrupts", false)];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.List("/sys/module").Count == 0)
            return host.Unknown("/sys/module is not to be seen: a recording without it.");
        if (host.Flag("/sys/module/vfio_pci/parameters/disable_idle_d3") is null)
            return host.NotApplicable("vfio_pci isn't loaded.");
        var wrong = Wrong(host).Select(w => $"{w.Module}.{w.Name} is {(w.Wanted ? "N" : "Y")}").ToList();
        return wrong.Count == 0 ? host.Pass("As wanted.") : host.Bad($"{string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => Wrong(host).Select(w => Remedy.Module(w.Module, w.Name, w.Wanted ? "1" : "0"));

    private static IEnumerable<(string Module, string Name, bool Wanted)> Wrong(CheckContext host) =>
        s_wanted.Where(w => host.Flag($"/sys/module/{w.Module}/parameters/{w.Name}") is { } found && found != w.Wanted);
}
