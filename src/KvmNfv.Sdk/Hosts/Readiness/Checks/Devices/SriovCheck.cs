namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I13: virtual functions: how many there are, and who has them. Trust and spoof checks are netlink's, not in /sys.</summary>
internal sealed class SriovCheck() : ReadinessCheck(new("I13", "virtual functions (SR-IOV)", CheckSeverity.Medium)
{
    Wanted = "as many virtual functions as planned, each bound to vfio-pci or to its driver",
    Reason = "A guest that should get one doesn't start without; one with no driver is lost.",
    Reads = "/sys/bus/pci/devices/*/{sriov_totalvfs,sriov_numvfs,virtfn*,driver}",
    Source = "Documentation/PCI/pci-iov-howto.rst; trust and spoof checks: ip link show",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var cards = NetworkCards.Physical(host).Where(c => c.TotalVfs > 0).ToList();
        if (cards.Count == 0)
            return host.NotApplicable("No network card can have virtual functions, or SR-IOV is off in the firmware.");
        foreach (var card in cards)
            host.AddEvidence($"{NetworkCards.Folder(card)}/sriov_totalvfs", $"{card.VirtualFunctions.Count} of {card.TotalVfs} ({NetworkCards.Name(card)})");
        var split = cards.Where(c => c.VirtualFunctions.Count > 0).ToList();
        if (split.Count == 0)
            return host.Note($"{cards.Count} cards can have virtual functions, and none has any.");
        var idle = split.SelectMany(c => c.VirtualFunctions).Where(v => host.Topology.PciDevice(v) is { Driver: null }).ToList();
        return idle.Count > 0
            ? host.Bad($"{idle.Count} virtual functions have no driver: {string.Join(", ", idle.Take(6))}{(idle.Count > 6 ? " ..." : "")}.")
            : host.Pass($"{string.Join("; ", split.Take(6).Select(c => $"{NetworkCards.Name(c)}: {c.VirtualFunctions.Count} ({Drivers(host, c)})"))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        foreach (var function in NetworkCards.Physical(host).SelectMany(c => c.VirtualFunctions).Where(v => host.Topology.PciDevice(v) is { Driver: null }).Take(16))
            yield return Remedy.Command($"driverctl set-override {function} vfio-pci", $"Bind {function} to vfio-pci; libvirt does it itself for managed='yes'.");
    }

    private static string Drivers(CheckContext host, HostPciDevice card) =>
        string.Join(", ", card.VirtualFunctions.Select(v => host.Topology.PciDevice(v)?.Driver).GroupBy(d => d, StringComparer.Ordinal).Select(g => $"{g.Count()} {Printable.Bounded(g.Key) ?? "unseen"}"));
}
