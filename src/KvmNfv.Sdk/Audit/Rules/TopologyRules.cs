using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The sockets, cores and threads that the guest sees, against where its vCPUs run.</summary>
internal static class TopologyRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("topology-missing", AuditSeverity.Note, AuditSeverity.Note, "the guest sees each vCPU as a socket", "Its scheduler takes nothing for near; some systems use a few sockets only.",
            c => !c.Domain.Cpu.Topology.Exists && c.Cpus.VCpus.Count > 1 ? [new AuditFault(c.Domain.Cpu.Topology, "There is no topology.", "Add a topology of sockets, cores and threads.")] : []),
        AuditCheck.Of("topology-false-threads", AuditSeverity.Error, AuditSeverity.Warning, "the guest takes vCPUs for threads of one core that are not", "Its scheduler keeps work off a thread whose sibling is busy, and its locks spin as if they shared a core.",
            c => Groups(c).Where(g => !SameCore(c, g)).Take(1).Select(g => new AuditFault(c.Domain.Cpu.Topology, $"vCPUs {g} are threads of one guest core; their CPUs {c.Cpus.Of(g)} are not of one host core.", "Set threads='1', or pin them to siblings.")), AuditNeeds.Host),
        AuditCheck.Of("topology-hidden-threads", AuditSeverity.Warning, AuditSeverity.Note, "the guest doesn't know that vCPUs share a core", "It puts two busy tasks on one core while another is idle.",
            Hidden, AuditNeeds.Host),
    ];

    // QEMU numbers threads first, then cores, then dies and sockets (x86_topo_ids_from_idx).
    private static IEnumerable<CpuSet> Groups(AuditContext c)
    {
        var threads = c.Domain.Cpu.Topology.Threads ?? 1;
        if (threads < 2)
            yield break;
        var count = c.Cpus.VCpus.Count;
        for (var first = 0; first < count; first += (int)Math.Min(threads, (uint)count))
        {
            var group = CpuSet.Range(first, Math.Min(first + (int)Math.Min(threads, (uint)count), count) - 1);
            if (group.All(v => c.Cpus.Pin(v) is { Count: 1 }))
                yield return group;
        }
    }

    private static bool SameCore(AuditContext c, CpuSet group)
    {
        var cpus = c.Cpus.Of(group);
        return c.Host!.Cpu(cpus.Min) is { } cpu && cpus.Count == group.Count && cpus.IsSubsetOf(cpu.Siblings);
    }

    private static IEnumerable<AuditFault> Hidden(AuditContext c)
    {
        if ((c.Domain.Cpu.Topology.Threads ?? 1) > 1)
            yield break;
        var byCore = c.Cpus.VCpus.Where(v => c.Cpus.Pin(v) is { Count: 1 }).GroupBy(v => c.Host!.Cpu(c.Cpus.Pin(v)!.Min)?.Siblings)
            .FirstOrDefault(g => g.Key is not null && g.Select(v => c.Cpus.Pin(v)!.Min).Distinct().Count() > 1);
        if (byCore is not null)
            yield return new AuditFault(c.Domain.Cpu.Topology, $"vCPUs {CpuSet.From(byCore)} are on threads of one host core ({byCore.Key}); the guest has one thread a core.", $"Set threads='{byCore.Key!.Count}' and pin vCPUs in that order, or pin them to different cores.");
    }
}
