using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks K.</summary>
internal static class KernelCases
{
    private const string Cpu = "/sys/devices/system/cpu";

    public static IEnumerable<CheckCase> All =>
    [
        new("K01", CheckState.Fail, "6.6.1-rt1 is not a PREEMPT_RT kernel", h => h.Without("/sys/kernel/realtime").With("/proc/sys/kernel/version", "#1 SMP PREEMPT_DYNAMIC Tue")),
        new("K01", CheckState.NotApplicable, "packet profile", h => h) { Profile = ReadinessProfile.Packet },
        new("K01", CheckState.Unknown, "version", h => h.Without("/sys/kernel/realtime").Without("/proc/sys/kernel/version")),

        new("K03", CheckState.Fail, "No CPU is isolated", h => h.With($"{Cpu}/isolated", "")) { Remedy = "isolcpus=managed_irq,domain,1,3,5,7" },
        new("K03", CheckState.Fail, "No CPU is isolated", h => h.With($"{Cpu}/isolated", "").With($"{Cpu}/nohz_full", "")) { Profile = ReadinessProfile.Packet, Remedy = "isolcpus=managed_irq,domain,1,3,5,7" },
        new("K03", CheckState.Warn, "lacks the flag 'managed_irq'", h => h.Boot("isolcpus=1,3,5,7")),
        new("K03", CheckState.Fail, "lacks the flag 'domain'", h => h.Boot("isolcpus=managed_irq,1,3,5,7")),
        new("K03", CheckState.Warn, "doesn't know: domian", h => h.Boot("isolcpus=domian,domain,1,3,5,7")),
        new("K03", CheckState.Fail, "refuses 'isolcpus=domain,1-'", h => h.Boot("isolcpus=domain,1-")),
        new("K03", CheckState.Warn, "lacks CPU 7", h => h.Boot("isolcpus=managed_irq,domain,1,3,5")),
        new("K03", CheckState.Fail, "CPUs 2,6 should be isolated (stated)", h => h) { Isolated = "1-3,5-7" },
        new("K03", CheckState.Pass, "isolated by a cpuset partition", h => h.BootWithout("isolcpus").With($"{Cpu}/isolated", "").With("/sys/fs/cgroup/cpuset.cpus.isolated", "1,3,5,7")),
        new("K03", CheckState.NotApplicable, "too old", h => h.Without($"{Cpu}/isolated")) { Isolated = "1" },

        new("K05", CheckState.Fail, "No CPU runs without a tick", h => h.BootWithout("nohz_full").With($"{Cpu}/nohz_full", "(null)")) { Remedy = "nohz_full=1,3,5,7" },
        new("K05", CheckState.Warn, "No CPU runs without a tick", h => h.BootWithout("nohz_full").With($"{Cpu}/nohz_full", "")) { Profile = ReadinessProfile.Packet },
        new("K05", CheckState.Fail, "CPUs 5,7 isolated, but with a tick", h => h.With($"{Cpu}/nohz_full", "1,3")),
        new("K05", CheckState.Warn, "CPU 2 without a tick, though not isolated", h => h.With($"{Cpu}/nohz_full", "1-3,5,7")),
        new("K05", CheckState.Fail, "built without NO_HZ_FULL", h => h.Without($"{Cpu}/nohz_full")),
        new("K05", CheckState.Fail, "refuses 'nohz_full=off'", h => h.Boot("nohz_full=off")),

        new("K06", CheckState.Fail, "on every CPU", h => h.BootWithout("rcu_nocbs").With($"{Cpu}/nohz_full", "")),
        new("K06", CheckState.Fail, "CPU 7 isolated, but with RCU callbacks", h => h.Boot("rcu_nocbs=1,3,5").With($"{Cpu}/nohz_full", "")),
        new("K06", CheckState.Pass, "without RCU callbacks", h => h.BootWithout("rcu_nocbs")),
        new("K06", CheckState.Pass, "CPUs 1-7", h => h.Boot("rcu_nocbs=1-N")),

        new("K07", CheckState.Warn, "are woken", h => h.BootWithout("rcu_nocb_poll")) { Remedy = "rcu_nocb_poll" },

        new("K11", CheckState.Fail, "may go to CPUs 1,3,5,7, isolated", h => h.With("/proc/irq/default_smp_affinity", "ff")) { Remedy = "irqaffinity=0,2,4,6" },
        new("K11", CheckState.Fail, "refuses", h => h.Boot("irqaffinity=0;2")),
        new("K11", CheckState.NotApplicable, "No CPUs are isolated", h => h.With($"{Cpu}/isolated", "").With($"{Cpu}/nohz_full", "")),

        new("K13", CheckState.Fail, "CPU 3 shares a core with CPU 7", h => h.With($"{Cpu}/isolated", "1,3,5")) { Remedy = "isolcpus=managed_irq,domain,1,3,5,7" },
        new("K13", CheckState.Pass, "whole cores", h => h.With($"{Cpu}/isolated", "1,3,5").With($"{Cpu}/online", "0-6")),

        new("K15", CheckState.Warn, "Switched off: nohz, highres", h => h.Boot("nohz=off highres=off")) { Remedy = "-nohz" },

        new("K21", CheckState.Warn, "stopped for 50 ms", h => h.With("/proc/sys/kernel/sched_rt_runtime_us", "950000")) { Remedy = "kernel.sched_rt_runtime_us=-1" },
        new("K21", CheckState.Fail, "500000 of every 1000000 us", h => h.With("/proc/sys/kernel/sched_rt_runtime_us", "500000")),
        new("K21", CheckState.Pass, "fair server", h => h.With("/proc/sys/kernel/sched_rt_runtime_us", "950000").With("/proc/sys/kernel/osrelease", "6.12.1")),
        new("K21", CheckState.Warn, "stopped for 50 ms", h => h.With("/proc/sys/kernel/sched_rt_runtime_us", "950000").With("/proc/sys/kernel/osrelease", "6.12.1").With("/boot/config-6.12.1", "CONFIG_RT_GROUP_SCHED=y")),

        new("K24", CheckState.Fail, "is 1", h => h.With("/proc/sys/kernel/numa_balancing", "1")) { Remedy = "kernel.numa_balancing=0" },
        new("K24", CheckState.Warn, "is 2", h => h.With("/proc/sys/kernel/numa_balancing", "2")) { Profile = ReadinessProfile.Packet },
        new("K24", CheckState.NotApplicable, "built without", h => h.Without("/proc/sys/kernel/numa_balancing")),
    ];
}
