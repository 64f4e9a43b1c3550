using System.Globalization;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What K checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>Adds a thread as /proc shows it.</summary>
    /// <param name="id">Process and thread.</param>
    /// <param name="name">At most 15 characters.</param>
    /// <param name="allowed">CPUs.</param>
    /// <param name="kernel">A kernel thread.</param>
    /// <param name="bound">Bound to its CPU.</param>
    /// <param name="fifo">Priority under SCHED_FIFO; 0 for an ordinary thread.</param>
    public FakeHost WithThread(int id, string name, string allowed, bool kernel = true, bool bound = false, int fifo = 0)
    {
        var flags = (kernel ? 0x0020_0000u : 0) | (bound ? 0x0400_0000u : 0) | 0x40;
        var stat = string.Create(CultureInfo.InvariantCulture, $"{id} ({name}) S 2 0 0 0 -1 {flags} 0 0 0 0 0 0 0 0 20 0 1 0 5 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 17 3 {fifo} {(fifo > 0 ? 1 : 0)} 0 0 0");
        return With($"/proc/{id}/stat", stat).With($"/proc/{id}/task/{id}/stat", stat).With($"/proc/{id}/task/{id}/status", $"Name:\t{name}\nCpus_allowed_list:\t{allowed}\n")
            .With($"/proc/{id}/status", $"Name:\t{name}\nUid:\t0\t0\t0\t0\nCpus_allowed_list:\t{allowed}\n");
    }

    public FakeHost WithoutThread(int id) => Without($"/proc/{id}");

    private static void AddKernel(FakeHost host)
    {
        host.With("/proc/cmdline", $"BOOT_IMAGE=/boot/vmlinuz-6.6.1-rt1 root=/dev/sda1 ro isolcpus=managed_irq,domain,{Isolated} nohz_full={Isolated} rcu_nocbs={Isolated} rcu_nocb_poll "
            + $"irqaffinity={Housekeeping} skew_tick=1 nowatchdog tsc=reliable audit=0 rcutree.kthread_prio=11")
            .With("/proc/sys/kernel/osrelease", "6.6.1-rt1")
            .With("/proc/sys/kernel/version", "#1 SMP PREEMPT_RT Tue Nov 24 2026")
            .With("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Fake Xeon\nflags\t\t: fpu vmx constant_tsc nonstop_tsc tsc_deadline_timer tsc_known_freq tsc_adjust ept vpid\n\n")
            .With("/boot/config-6.6.1-rt1", "CONFIG_HZ=1000\nCONFIG_CPU_ISOLATION=y\nCONFIG_NO_HZ_FULL=y\nCONFIG_RCU_NOCB_CPU=y\nCONFIG_HIGH_RES_TIMERS=y\nCONFIG_CPUSETS=y\n# CONFIG_KASAN is not set\n")
            .With("/sys/kernel/realtime", "1")
            .With("/sys/kernel/rcu_normal", "1")
            .With("/sys/kernel/rcu_expedited", "0")
            .With("/sys/devices/system/cpu/isolated", Isolated)
            .With("/sys/devices/system/cpu/nohz_full", Isolated)
            .With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
            .With("/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc acpi_pm")
            .With("/sys/devices/virtual/workqueue/cpumask", "55")
            .With("/sys/bus/workqueue/devices/writeback/cpumask", "ff")
            .With("/sys/module/rcutree/parameters/kthread_prio", "11")
            .With("/sys/module/rcutree/parameters/nohz_full_patience_delay", "1000")
            .With("/sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory hugetlb pids")
            .With("/sys/fs/cgroup/machine.slice/cpuset.cpus.partition", "member")
            .With("/sys/fs/cgroup/system.slice/chronyd.service/cgroup.procs", "812")
            .With("/sys/fs/cgroup/system.slice/stalld.service/cgroup.procs", "813")
            .With("/sys/fs/cgroup/system.slice/libvirtd.service/cgroup.procs", "900")
            .With("/sys/kernel/tracing/current_tracer", "nop")
            .With("/sys/kernel/tracing/events/enable", "0")
            .With("/sys/kernel/tracing/kprobe_events", "")
            .With("/sys/kernel/debug/sched/features", "-")
            .With("/proc/irq/default_smp_affinity", "55")
            .With("/proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        foreach (var (key, value) in new[]
        {
            ("kernel/sched_rt_runtime_us", "-1"), ("kernel/sched_rt_period_us", "1000000"), ("kernel/numa_balancing", "0"), ("kernel/timer_migration", "0"), ("kernel/watchdog", "0"),
            ("kernel/nmi_watchdog", "0"), ("kernel/soft_watchdog", "0"), ("kernel/watchdog_cpumask", "0-7"), ("kernel/hung_task_timeout_secs", "600"), ("kernel/hung_task_panic", "0"),
            ("kernel/panic_on_rcu_stall", "0"), ("kernel/printk", "4\t4\t1\t7"), ("vm/stat_interval", "10"), ("vm/swappiness", "10"), ("vm/compaction_proactiveness", "0"),
            ("vm/compact_unevictable_allowed", "0"), ("vm/zone_reclaim_mode", "0"),
        })
            host.With("/proc/sys/" + key, value);
        host.WithThread(1, "systemd", Housekeeping, kernel: false).WithThread(2, "kthreadd", Housekeeping).WithThread(812, "chronyd", Housekeeping, kernel: false)
            .WithThread(813, "stalld", Housekeeping, kernel: false).WithThread(900, "libvirtd", Housekeeping, kernel: false)
            .WithThread(901, "CPU 0/KVM", "3", kernel: false, fifo: 1).WithThread(902, "odd) (name", Housekeeping, kernel: false);
        for (var cpu = 0; cpu < 8; cpu++)
        {
            host.WithThread(20 + cpu, $"ksoftirqd/{cpu}", $"{cpu}", bound: true, fifo: 2).WithThread(30 + cpu, $"ktimers/{cpu}", $"{cpu}", bound: true, fifo: 2)
                .WithThread(40 + cpu, $"rcuc/{cpu}", $"{cpu}", bound: true, fifo: 4);
        }
    }
}
