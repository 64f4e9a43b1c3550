namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K40: nothing is paged out.</summary>
internal sealed class SwapCheck() : ReadinessCheck(new("K40", "no swap", CheckSeverity.High)
{
    Wanted = "no swap; with one, vm.swappiness 10 or less",
    Reason = "A page of QEMU that was paged out comes back in milliseconds, with the guest waiting.",
    Reads = "/proc/swaps, /proc/sys/vm/swappiness",
    Source = "Documentation/admin-guide/sysctl/vm.rst (swappiness); OpenStack Nova and DPDK guides",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.LongText("/proc/swaps") is not { } text)
            return host.Missing("/proc/swaps", "The kernel is built without swap.", "/proc/sys/vm");
        // A heading, then a line for each.
        var swaps = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0]).ToList();
        host.AddEvidence("/proc/swaps", swaps.Count == 0 ? "none" : string.Join(' ', swaps));
        if (swaps.Count == 0)
            return host.Pass("There is no swap.");
        return host.Number("/proc/sys/vm/swappiness") is <= 10 and { } low
            ? host.Warn($"Swap on {string.Join(", ", swaps)}, used late (swappiness {low}).")
            : host.Bad($"Swap on {string.Join(", ", swaps)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Command("swapoff -a", "Switch swap off, and take it out of /etc/fstab.", disturbs: true), Remedy.Sysctl("vm.swappiness", "10")];
}
