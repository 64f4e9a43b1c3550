using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P20: isolated CPUs that nothing runs on.</summary>
internal sealed class OfflineCpusCheck() : ReadinessCheck(new("P20", "isolated CPUs online", CheckSeverity.High)
{
    Wanted = "no isolated CPU offline, save second threads that SMT=off took",
    Reason = "A plan that counts on a CPU that is offline doesn't start.",
    Reads = "/sys/devices/system/cpu/offline, /sys/devices/system/cpu/isolated, /sys/devices/system/cpu/smt/control",
    Source = "Documentation/core-api/cpu_hotplug.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var isolated = host.Isolated;
        // It also lists numbers above the last present CPU.
        var offline = (host.Set("/sys/devices/system/cpu/offline") ?? CpuSet.Empty) | CpuSet.From(host.Topology.Cpus.Where(c => !c.Online).Select(c => c.Id));
        if (isolated.IsEmpty)
            return host.NothingIsolated();
        var lost = isolated & offline;
        if (lost.IsEmpty)
            return host.Pass("All isolated CPUs are online.");
        return host.Text("/sys/devices/system/cpu/smt/control") is "off" or "forceoff"
            ? host.Note($"{CheckContext.Cpus(lost)} isolated and offline, SMT being off.")
            : host.Bad($"{CheckContext.Cpus(lost)} isolated and offline.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        foreach (var cpu in host.Isolated & CpuSet.From(host.Topology.Cpus.Where(c => !c.Online).Select(c => c.Id)))
            yield return Remedy.Sysfs($"/sys/devices/system/cpu/cpu{cpu}/online", "1", disturbs: true);
        yield return Remedy.KernelParameter($"isolcpus=managed_irq,domain,{host.IsolatedOnline}", "Or leave them out of isolcpus, nohz_full and rcu_nocbs.");
    }
}
