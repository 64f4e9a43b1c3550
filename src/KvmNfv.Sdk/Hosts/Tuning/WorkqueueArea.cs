using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness.Checks;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Where the kernel's own unbound work and the packets of ordinary network cards are handled.</summary>
internal sealed class WorkqueueArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        var mask = CpuMask.Format(context.Housekeeping);
        // The kernel adds CPUs beyond the host's to its answer on some versions; what counts is that no isolated one is in it.
        var queues = new WriteStep(context)
            .Add("/sys/devices/virtual/workqueue/cpumask", mask, TuningValueKind.CpuMask)
            .Add("/sys/devices/virtual/workqueue/writeback/cpumask", mask, TuningValueKind.CpuMask)
            .Step("workqueues", "Unbound kernel work on housekeeping CPUs", "Kernel work that may run anywhere otherwise runs on isolated CPUs too, and a real-time vCPU either waits for it or starves it.", "K25", "K26");
        if (queues is not null)
        {
            yield return queues with
            {
                Files = [TuningPaths.TuningScript],
                Disturbs = "Every unbound work queue is built anew: network and cluster heartbeats have been seen to stand still meanwhile. Not needed after a boot with isolcpus and nohz_full.",
                Risk = TuningRisk.Medium,
                RiskReason = "On a host in a cluster it can cost a quorum; do it in a maintenance window, or reboot instead.",
            };
        }

        var packets = new WriteStep(context);
        foreach (var queue in context.List("/sys/class/net").SelectMany(n => Queues(context, n)))
        {
            if (Overlaps(context, queue))
                packets.Add(queue, mask, TuningValueKind.CpuMask);
        }

        if (packets.Step("packet-steering", "Packet steering on housekeeping CPUs", "Packets that a network card spreads by software are handled on the CPUs of this mask.", "I10") is { } rps)
            yield return rps with { Files = [TuningPaths.TuningScript] };
    }

    private static IEnumerable<string> Queues(TuningContext context, string netdev) => context.List($"/sys/class/net/{netdev}/queues")
        .Select(q => $"/sys/class/net/{netdev}/queues/{q}/{(q.StartsWith("rx-", StringComparison.Ordinal) ? "rps_cpus" : "xps_cpus")}")
        .Where(p => p.EndsWith("rps_cpus", StringComparison.Ordinal));

    private static bool Overlaps(TuningContext context, string path) =>
        context.Read(path) is { } text && TuningValue.Cpus(TuningValueKind.CpuMask, text) is { } cpus && cpus.Overlaps(context.Isolated);
}
