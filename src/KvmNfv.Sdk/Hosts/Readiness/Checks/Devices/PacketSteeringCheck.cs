using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I10: where the kernel hands received packets on to.</summary>
internal sealed class PacketSteeringCheck() : ReadinessCheck(new("I10", "packet steering off isolated CPUs (RPS, RFS)", CheckSeverity.Medium)
{
    Wanted = "no isolated CPU in rps_cpus or net.core.rps_default_mask, and net.core.rps_sock_flow_entries 0",
    Reason = "Receive packet steering sends other CPUs an interrupt and a soft interrupt for each batch of packets.",
    Reads = "/sys/class/net/*/queues/rx-*/rps_cpus, /proc/sys/net/core/{rps_default_mask,rps_sock_flow_entries}",
    Source = "Documentation/networking/scaling.rst; Documentation/admin-guide/sysctl/net.rst (rps_default_mask)",
})
{
    private const string DefaultMask = "/proc/sys/net/core/rps_default_mask";
    private const string FlowEntries = "/proc/sys/net/core/rps_sock_flow_entries";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var isolated = host.IsolatedOnline;
        var wrong = Queues(host).Where(q => q.Cpus.Overlaps(isolated)).ToList();
        foreach (var (path, cpus) in wrong)
            host.AddEvidence(path, cpus.ToString());
        if (wrong.Count > 0)
            return host.Bad($"Packets of {string.Join(", ", wrong.Select(w => w.Path.Split('/')[4]).Distinct().Take(6))} are handed to {CheckContext.Cpus(wrong.Aggregate(CpuSet.Empty, (all, w) => all | w.Cpus) & isolated)}.");
        if (host.Mask(DefaultMask) is { } mask && mask.Overlaps(isolated))
            return host.Bad($"New interfaces will hand packets to {CheckContext.Cpus(mask & isolated)}.");
        return host.Number(FlowEntries) is > 0 ? host.Bad("Packets are handed to the CPU of the program that reads them (RFS), isolated or not.") : host.Pass("No packet is handed to isolated CPUs.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        foreach (var (path, _) in Queues(host).Where(q => q.Cpus.Overlaps(host.Suggested)).Take(32))
            yield return Remedy.Sysfs(path, "0");
        if (host.Number(FlowEntries) is > 0)
            yield return Remedy.Sysctl("net.core.rps_sock_flow_entries", "0");
        if (host.Mask(DefaultMask) is not null)
            yield return Remedy.Sysctl("net.core.rps_default_mask", CpuMask.Format(host.Topology.Online - host.Suggested));
    }

    private static IEnumerable<(string Path, CpuSet Cpus)> Queues(CheckContext host)
    {
        var names = host.List("/sys/class/net");
        if (names.Count == 0)
            throw new EvidenceException("/sys/class/net is not to be seen: a recording without it.");
        foreach (var queue in names.SelectMany(n => host.List($"/sys/class/net/{n}/queues").Where(q => q.StartsWith("rx-", StringComparison.Ordinal)).Select(q => $"/sys/class/net/{n}/queues/{q}/rps_cpus")))
        {
            if (host.LongText(queue)?.Trim() is { } text)
                yield return (queue, CpuMask.Parse(text) ?? throw new InvalidDataException($"{queue} holds '{Printable.Bounded(text)}' where a mask should be."));
        }
    }
}
