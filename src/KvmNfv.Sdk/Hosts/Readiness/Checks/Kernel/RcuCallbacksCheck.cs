using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K06: RCU callbacks run elsewhere. nohz_full implies it for its CPUs.</summary>
internal sealed class RcuCallbacksCheck() : ReadinessCheck(new("K06", "RCU callbacks off isolated CPUs (rcu_nocbs)", CheckSeverity.High)
{
    Wanted = "rcu_nocbs=<at least the isolated CPUs>, or nohz_full of them, which implies it",
    Reason = "Without it the kernel frees memory and runs other deferred work in soft interrupts on the guests' CPUs.",
    Reads = "/proc/cmdline, /sys/devices/system/cpu/nohz_full",
    Source = "Documentation/admin-guide/kernel-parameters.txt (rcu_nocbs); Documentation/admin-guide/kernel-per-CPU-kthreads.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var noHzFull = host.Set("/sys/devices/system/cpu/nohz_full") ?? CpuSet.Empty;
        // What nohz_full implies needs no command line.
        var text = noHzFull.IsEmpty || !host.IsolatedOnline.IsSubsetOf(noHzFull) ? host.Parameter("rcu_nocbs") : host.ParameterIfKnown("rcu_nocbs");
        var listed = text is null or "" ? CpuSet.Empty : KernelCpuList.Parse(text, host.LastCpu);
        if (listed is null)
            return host.Bad($"The kernel refuses 'rcu_nocbs={text}': it is not a list of CPUs.");
        var offloaded = listed | noHzFull;
        if (offloaded.IsEmpty)
            return host.Bad("RCU callbacks run on every CPU.");
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var missing = host.IsolatedOnline - offloaded;
        return missing.IsEmpty
            ? host.Pass($"{CheckContext.Cpus(offloaded)} without RCU callbacks.")
            : host.Bad($"{CheckContext.Cpus(missing)} isolated, but with RCU callbacks.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        host.Suggested.IsEmpty ? [] : [Remedy.KernelParameter($"rcu_nocbs={host.Suggested}")];
}
