using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K03: CPUs taken out of the scheduler's balancing, by isolcpus or by a cpuset partition, and interrupts managed by the kernel with them.</summary>
internal sealed class IsolatedCpusCheck() : ReadinessCheck(new("K03", "CPUs isolated from the scheduler (isolcpus)", CheckSeverity.Critical)
{
    Wanted = "isolcpus=managed_irq,domain,<isolated CPUs>, or an isolated cpuset partition of the same CPUs",
    Reason = "Otherwise the scheduler balances other tasks onto the guests' CPUs, and the queues of devices put interrupts there that nobody can move away.",
    Reads = "/proc/cmdline, /sys/devices/system/cpu/isolated, /sys/fs/cgroup/cpuset.cpus.isolated",
    Source = "Documentation/admin-guide/kernel-parameters.txt (isolcpus); Documentation/admin-guide/cgroup-v2.rst (cpuset.cpus.partition)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var effective = host.Set("/sys/devices/system/cpu/isolated");
        var partition = host.Set("/sys/fs/cgroup/cpuset.cpus.isolated") ?? CpuSet.Empty;
        if (effective is null)
            return host.Unknown("Nothing tells which CPUs the kernel isolates.");
        var wanted = host.Isolated & CpuSet.From(host.Topology.Cpus.Select(c => c.Id));
        if ((effective | partition).IsEmpty)
            return host.Bad("No CPU is isolated: the scheduler may put any task on any CPU.");
        var missing = wanted - effective - partition;
        if (!missing.IsEmpty)
            return host.Bad($"{CheckContext.Cpus(missing)} should be isolated ({host.IsolatedOrigin}) and {(missing.Count == 1 ? "is" : "are")} not.");
        if (host.Parameter("isolcpus") is not { } text)
            return partition.IsEmpty ? host.Pass($"{CheckContext.Cpus(effective)} isolated.") : host.Pass($"{CheckContext.Cpus(partition)} isolated by a cpuset partition.");
        var value = IsolcpusValue.Parse(text, host.LastCpu);
        if (value.Cpus is not { } asked)
            return host.Bad($"The kernel refuses 'isolcpus={text}': it is not a list of CPUs.");
        if (value.UnknownFlags.Count > 0)
            return host.Warn($"isolcpus has flags that the kernel doesn't know: {string.Join(", ", value.UnknownFlags)}.");
        if (!value.HasDomain)
            return host.Bad("isolcpus lacks the flag 'domain', so the scheduler still balances tasks onto these CPUs.");
        if (CpuWords.Difference(asked, effective) is { } difference && partition.IsEmpty)
            return host.Warn($"What isolcpus asks for {difference}, against what the kernel isolates.");
        return value.HasManagedIrq
            ? host.Pass($"{CheckContext.Cpus(effective | partition)} isolated, managed interrupts too.")
            : host.Warn("isolcpus lacks the flag 'managed_irq', so queues of devices may interrupt these CPUs.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        if (host.Suggested.IsEmpty)
            return [Remedy.Manual("This machine has too few cores to keep one for the system and isolate others; use a larger one.")];
        return
        [
            Remedy.KernelParameter($"isolcpus=managed_irq,domain,{host.Suggested}"),
            Remedy.Systemd($"AllowedCPUs={host.Suggested}", $"At run time, give the guests' slice AllowedCPUs={host.Suggested} and make its cpuset an isolated partition; managed interrupts stay."),
        ];
    }
}
