using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>L01: the control groups that libvirt puts guests in let them have isolated CPUs and real-time priority.</summary>
internal sealed class GuestGroupCheck() : ReadinessCheck(new("L01", "control groups of guests allow isolated CPUs and real-time priority", CheckSeverity.High)
{
    Wanted = "machine.slice with all isolated CPUs; no budget of real-time (RT_GROUP_SCHED) in the way of vcpusched",
    Reason = "A pin to a CPU outside the group fails the guest's start, and so does a FIFO priority in a group without a budget (EPERM).",
    Reads = "/sys/fs/cgroup/{,machine.slice/}cpuset.cpus.effective, /sys/fs/cgroup/cpuset/machine.slice/cpuset.cpus, /sys/fs/cgroup/cpu/machine.slice/cpu.rt_runtime_us, the kernel's configuration",
    Source = "Documentation/admin-guide/cgroup-v2.rst (cpuset; cpu: no real-time processes outside the root with RT_GROUP_SCHED); Documentation/scheduler/sched-rt-group.rst",
    Scope = CheckScope.Host,
})
{
    private const string Root = "/sys/fs/cgroup";
    private static readonly string[] s_sets =
        [$"{Root}/machine.slice/cpuset.cpus.effective", $"{Root}/cpuset/machine.slice/cpuset.cpus", $"{Root}/cpuset.cpus.effective", $"{Root}/cpuset/cpuset.cpus"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.List(Root).Count == 0)
            return host.Unknown($"{Root} is not to be seen: a recording without it.");
        if (host.Number($"{Root}/cpu/machine.slice/cpu.rt_runtime_us") == 0)
            return host.Bad("The guests' group has no budget of real-time (cpu.rt_runtime_us 0), so vcpusched fails.", Remedy.Sysfs($"{Root}/cpu/machine.slice/cpu.rt_runtime_us", "950000"));
        if (host.IsRealtime && HasUnifiedGroupScheduling(host))
            return host.Bad("The kernel is built with RT_GROUP_SCHED: with control groups of version 2 guests get no real-time priority.", Remedy.KernelParameter("rt_group_sched=0", "Boot with rt_group_sched=0 (from Linux 6.16), or use a kernel without RT_GROUP_SCHED."));
        if (host.Isolated.IsEmpty)
            return host.NothingIsolated();
        var (path, set) = s_sets.Select(s => (s, Set(host, s))).FirstOrDefault(s => s.Item2 is not null);
        if (set is null)
            return host.Unknown("No control group tells its CPUs.");
        var missing = host.IsolatedOnline - set;
        if (missing.IsEmpty)
            return host.Pass($"Guests may have {CheckContext.Cpus(set & host.IsolatedOnline)}.");
        return path.Contains("machine.slice", StringComparison.Ordinal)
            ? host.Bad($"Guests may not have {CheckContext.Cpus(missing)}.")
            : host.Note($"No guest's group is there yet; the root group lacks {CheckContext.Cpus(missing)}, which some partition has.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Systemd($"set-property machine.slice AllowedCPUs={host.Suggested}", $"Allow the guests' slice the isolated CPUs and those of its emulator threads: AllowedCPUs with {CheckContext.Cpus(host.Suggested)} and housekeeping CPUs, or none at all.")];

    // An empty set of version 1 means that nobody set it.
    private static CpuSet? Set(CheckContext host, string path) => host.Set(path) is { IsEmpty: false } set ? set : null;

    private static bool HasUnifiedGroupScheduling(CheckContext host)
    {
        if (host.LongText($"{Root}/cgroup.controllers") is null || host.Parameter("rt_group_sched") == "0")
            return false;
        try
        {
            return host.Config("CONFIG_RT_GROUP_SCHED") == "y" && (host.Parameter("rt_group_sched") is not null || host.Config("CONFIG_RT_GROUP_SCHED_DEFAULT_DISABLED") != "y");
        }
        catch (EvidenceException)
        {
            // Distributions build without it; a kernel that doesn't tell is taken for one of theirs.
            return false;
        }
    }
}
