namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P21: links that sleep. <c>pcie_aspm=off</c> doesn't wake them: it leaves what firmware has set, so the devices themselves are looked at.</summary>
internal sealed class AspmCheck() : ReadinessCheck(new("P21", "PCIe links awake (ASPM)", CheckSeverity.Medium)
{
    Wanted = "policy performance; or no network card's link with L0s or L1 on",
    Reason = "A link in L1 takes microseconds to wake for the next packet.",
    Reads = "/sys/module/pcie_aspm/parameters/policy, /proc/cmdline, /sys/bus/pci/devices/*/config (Link Control)",
    Source = "Documentation/admin-guide/kernel-parameters.txt (pcie_aspm); drivers/pci/pcie/aspm.c",
    Scope = CheckScope.Host,
})
{
    private const string Policy = "/sys/module/pcie_aspm/parameters/policy";

    public override CheckFinding Evaluate(CheckContext host)
    {
        // All policies, the one in force in brackets.
        var policy = host.Text(Policy)?.Split(' ').FirstOrDefault(w => w.StartsWith('['))?.Trim('[', ']');
        var off = host.Parameter("pcie_aspm") == "off";
        if (policy == "performance" && !off)
            return host.Pass("The policy keeps links awake.");
        if (policy is "powersave" or "powersupersave")
            return host.Bad($"The policy {policy} lets links sleep.");
        var cards = NetworkCards.Physical(host);
        if (cards.Count == 0)
            return host.NotApplicable("The machine has no PCI network card.");
        var asleep = cards.Where(c => PciConfig.Read(host, c.Address.ToString())?.ActiveAspm is > 0).ToList();
        var who = off ? "pcie_aspm=off leaves the firmware's settings" : policy is null ? "The kernel is built without ASPM" : "The policy 'default' leaves the firmware's settings";
        return asleep.Count == 0 ? host.Pass($"{who}, and these let no network card's link sleep.") : host.Bad($"{who}, and these let links sleep: {string.Join(", ", asleep.Select(NetworkCards.Name))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (host.CommandLine.Value("pcie_aspm") == "off")
            yield return Remedy.KernelParameter("-pcie_aspm", "Boot without pcie_aspm=off, which keeps the kernel from switching ASPM off.");
        yield return Remedy.KernelParameter("pcie_aspm.policy=performance");
        yield return Remedy.Sysfs(Policy, "performance");
        yield return Remedy.Firmware("ASPM: Disabled", "Or switch ASPM off in the firmware.");
    }
}
