namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P15: what happens to a guest whose atomic access crosses a cache line (arch/x86/kernel/cpu/bus_lock.c).</summary>
internal sealed class SplitLockCheck() : ReadinessCheck(new("P15", "split locks don't stop guests", CheckSeverity.High)
{
    Wanted = "split_lock_detect=off or kernel.split_lock_mitigate 0, where no guest is untrusted",
    Reason = "By default a vCPU that makes a split lock sleeps 10 ms and then waits for its turn; with 'fatal' its guest is killed.",
    Reads = "/proc/cpuinfo (split_lock_detect, bus_lock_detect), /proc/cmdline, /proc/sys/kernel/split_lock_mitigate",
    Source = "arch/x86/kernel/cpu/bus_lock.c (split_lock_warn, handle_guest_split_lock); Documentation/admin-guide/sysctl/kernel.rst (split_lock_mitigate)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Split locks are x86's.") is { } other)
            return other;
        var detects = host.CpuInfo.Has("split_lock_detect");
        host.AddEvidence("/proc/cpuinfo#split_lock_detect", detects ? "present" : null);
        if (!detects && !host.CpuInfo.Has("bus_lock_detect"))
            return host.NotApplicable("The processor doesn't detect them.");
        var mode = host.Parameter("split_lock_detect");
        if (mode == "off")
            return host.Pass("Detection is off; a guest's split lock slows the others' memory accesses, and nobody sleeps.");
        if (mode == "fatal")
            return host.Bad("A guest that makes a split lock is killed (split_lock_detect=fatal).");
        // Bus locks are found afterwards, by a trap of the host's own programs; those of guests trap in the guest.
        if (mode?.StartsWith("ratelimit", StringComparison.Ordinal) == true)
            return host.Pass($"Only the host's own programs are held to a rate ({mode}).");
        if (!detects)
            return host.Pass("Only the host's own programs are warned.");
        return host.Number("/proc/sys/kernel/split_lock_mitigate") switch
        {
            0 => host.Pass("A split lock is reported, and nobody sleeps."),
            null when host.Kernel is { } kernel && !kernel.AtLeast(5, 19) => host.Pass("The kernel is older than the sleep (5.19) and only reports."),
            null => host.Unknown("/proc/sys/kernel/split_lock_mitigate is not there, and the kernel is none of those that only report."),
            _ => host.Bad("A vCPU that makes a split lock sleeps 10 ms and then waits for its turn."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Sysctl("kernel.split_lock_mitigate", "0", "Report split locks without sleeping (kernels from 6.2, and 5.19 with its fixes); only where no guest is untrusted, since each slows all CPUs."),
        Remedy.KernelParameter("split_lock_detect=off", "Or boot with split_lock_detect=off."),
    ];
}
