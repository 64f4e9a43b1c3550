using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K13: a core is isolated as a whole or not at all.</summary>
internal sealed class WholeCoresCheck() : ReadinessCheck(new("K13", "whole cores isolated", CheckSeverity.High)
{
    Wanted = "every hardware thread of an isolated CPU's core isolated as well, or offline",
    Reason = "Threads of a core share its pipeline and first caches: what the system does on one delays the guest on the other.",
    Reads = "/sys/devices/system/cpu/cpu*/topology/thread_siblings_list",
    Source = "Documentation/admin-guide/cputopology.rst; DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var broken = Broken(host);
        if (broken.IsEmpty)
            return host.Pass($"{CheckContext.Cpus(host.IsolatedOnline)} make up whole cores.");
        var pairs = broken.Select(c => $"CPU {c} shares a core with {CheckContext.Cpus(Others(host, c))}").Take(8);
        return host.Bad($"{string.Join("; ", pairs)}{(broken.Count > 8 ? $"; and {broken.Count - 8} more" : "")}: isolated on one side only.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var whole = CpuSet.From(Broken(host).SelectMany(c => Others(host, c))) | host.Isolated;
        yield return Remedy.KernelParameter($"isolcpus=managed_irq,domain,{whole}", $"Isolate whole cores: isolcpus, nohz_full and rcu_nocbs of {CheckContext.Cpus(whole)}.");
    }

    private static CpuSet Broken(CheckContext host) => CpuSet.From(host.IsolatedOnline.Where(c => !Others(host, c).IsEmpty));

    private static CpuSet Others(CheckContext host, int cpu) => ((host.Topology.Cpu(cpu)?.Siblings ?? CpuSet.Empty) & host.Topology.Online) - host.Isolated;
}
