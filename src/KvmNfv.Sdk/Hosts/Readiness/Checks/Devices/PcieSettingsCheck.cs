namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I15: what firmware and kernel have set on the cards' links.</summary>
internal sealed class PcieSettingsCheck() : ReadinessCheck(new("I15", "payload, read requests, ordering and ATS of network cards", CheckSeverity.Low)
{
    Wanted = "payload 256 or more where the card can, read requests of 512 or more, relaxed ordering on; ATS known",
    Reason = "Small transfers waste the link; strict order makes writes wait for each other; ATS puts part of the IOMMU into the card.",
    Reads = "/sys/bus/pci/devices/*/config (Device Control, ATS capability)",
    Source = "include/uapi/linux/pci_regs.h; DPDK doc/guides/nics/mlx5.rst (PCIe settings); Documentation/admin-guide/kernel-parameters.txt (pci=pcie_bus_perf)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var cards = NetworkCards.Physical(host);
        if (cards.Count == 0)
            return host.NotApplicable("The machine has no PCI network card.");
        var (good, bad) = (new List<string>(), new List<string>());
        foreach (var card in cards)
        {
            if (PciConfig.Read(host, card.Address.ToString()) is not { } config)
                continue;
            var words = $"{NetworkCards.Name(card)}: payload {config.MaxPayload} of {config.PayloadSupported}, read requests {config.MaxReadRequest}, relaxed ordering {(config.RelaxedOrdering ? "on" : "off")}"
                + (config.AddressTranslation is { } ats ? $", ATS {(ats ? "on" : "off")}" : "");
            (config.MaxPayload < Math.Min(256, config.PayloadSupported) || config.MaxReadRequest < 512 || !config.RelaxedOrdering ? bad : good).Add(words);
        }

        if (bad.Count > 0)
            return host.Bad($"{string.Join("; ", bad.Take(6))}.");
        return good.Count == 0 ? host.NotApplicable("No network card is on PCI Express.") : host.Pass($"{string.Join("; ", good.Take(6))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.KernelParameter("pci=pcie_bus_perf", "Boot with pci=pcie_bus_perf, which sets payload and read requests to the most that the path allows."),
        Remedy.Firmware("Maximum Payload Size, Maximum Read Request Size, Relaxed Ordering", "Or set them in the firmware."),
    ];
}
