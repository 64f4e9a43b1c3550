using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I12: the cards that carry guests' packets have isolated CPUs on their own node.</summary>
internal sealed class NetworkNodeCheck() : ReadinessCheck(new("I12", "network cards near isolated CPUs", CheckSeverity.High)
{
    Wanted = "isolated CPUs on the node of each card that guests or switches use",
    Reason = "A packet that crosses sockets costs a few hundred nanoseconds each way, and part of the link between them.",
    Reads = "/sys/bus/pci/devices/*/{class,numa_node,local_cpulist,driver}",
    Source = "DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst; Documentation/ABI/testing/sysfs-bus-pci (numa_node)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var given = NetworkCards.ForGuests(host);
        var cards = given.Count > 0 ? given : NetworkCards.Physical(host);
        if (cards.Count == 0)
            return host.NotApplicable("The machine has no PCI network card.");
        var nodes = host.Topology.Nodes.Where(n => n.Cpus.Overlaps(host.Topology.Online)).Select(n => n.Id).ToList();
        if (nodes.Count <= 1)
        {
            host.AddEvidence("/sys/devices/system/node", $"{nodes.Count} with CPUs");
            return host.Pass("All CPUs are on one node.");
        }

        foreach (var card in cards)
            host.AddEvidence($"{NetworkCards.Folder(card)}/numa_node", $"{card.Node?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-1"} ({NetworkCards.Name(card)})");
        var lost = cards.Where(c => c.Node is null && !IsLocal(host, c)).ToList();
        if (lost.Count > 0)
            return host.Warn($"Firmware doesn't say on which node {Words(lost)} {(lost.Count == 1 ? "is" : "are")}.", Remedy.Firmware("NUMA node of PCI slots", "Update the firmware: it should tell the proximity (_PXM) of each PCI root."));
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var far = cards.Where(c => !Near(host, c).Overlaps(host.IsolatedOnline)).ToList();
        if (far.Count == 0)
            return host.Pass($"{cards.Count} cards, each with isolated CPUs on its node.");
        // A card that no guest has may be there for management.
        return given.Count > 0
            ? host.Bad($"No isolated CPU on the node of {Words(far)}.")
            : far.Count < cards.Count ? host.Note($"No isolated CPU on the node of {Words(far)}; other cards have.") : host.Bad($"No isolated CPU on the node of any network card: {Words(far)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return Remedy.Manual("Isolate CPUs on the cards' nodes, and place the guests there; or move the card to a slot of the other socket.", reboot: true);
    }

    private static CpuSet Near(CheckContext host, HostPciDevice card) => card.Node is { } node && host.Topology.Node(node) is { } found && !found.Cpus.IsEmpty ? found.Cpus : card.LocalCpus ?? CpuSet.Empty;

    // Some firmware tells no node, and its host bridge yet has CPUs of its own.
    private static bool IsLocal(CheckContext host, HostPciDevice card) => card.LocalCpus is { } local && !local.IsEmpty && !host.Topology.Online.IsSubsetOf(local);

    private static string Words(List<HostPciDevice> cards) => $"{string.Join(", ", cards.Take(6).Select(NetworkCards.Name))}{(cards.Count > 6 ? $" and {cards.Count - 6} more" : "")}";
}
