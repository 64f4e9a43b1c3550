namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I16: how long cards and kernel wait before they tell of a packet. The cards' part is ethtool's, not in /sys.</summary>
internal sealed class CoalescingCheck() : ReadinessCheck(new("I16", "interrupt coalescing of the kernel's network cards", CheckSeverity.Low)
{
    Wanted = "gro_flush_timeout and napi_defer_hard_irqs 0, rx-usecs 0 to 8 (ethtool -c) for real-time",
    WantedForPackets = "as the site has measured; adaptive coalescing for throughput",
    Reason = "Each microsecond that a card waits for more packets is one of latency.",
    Reads = "/sys/class/net/*/{gro_flush_timeout,napi_defer_hard_irqs,operstate}",
    Source = "Documentation/networking/napi.rst; Documentation/ABI/testing/sysfs-class-net; ethtool(8)",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var up = NetworkInterfaces.Physical(host).Where(n => NetworkInterfaces.IsUp(host, n)).ToList();
        host.AddEvidence("/sys/class/net", string.Join(' ', up));
        if (up.Count == 0)
            return host.NotApplicable("No network card of the kernel carries packets.");
        var waiting = up.Where(n => Waits(host, n)).ToList();
        return waiting.Count > 0
            ? host.Bad($"The kernel puts interrupts off for {string.Join(", ", waiting)}.")
            : host.Unknown($"The kernel waits for nothing; whether the cards do tells ethtool -c {string.Join(", ethtool -c ", up.Take(4))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        foreach (var name in NetworkInterfaces.Physical(host).Where(n => NetworkInterfaces.IsUp(host, n) && Waits(host, n)))
        {
            yield return Remedy.Sysfs($"/sys/class/net/{name}/napi_defer_hard_irqs", "0");
            yield return Remedy.Sysfs($"/sys/class/net/{name}/gro_flush_timeout", "0");
            yield return Remedy.Command($"ethtool -C {name} adaptive-rx off rx-usecs 0", $"Let {name} tell of each packet at once.");
        }
    }

    private static bool Waits(CheckContext host, string name) =>
        host.Number($"/sys/class/net/{name}/napi_defer_hard_irqs") is > 0 || host.Number($"/sys/class/net/{name}/gro_flush_timeout") is > 0;
}
