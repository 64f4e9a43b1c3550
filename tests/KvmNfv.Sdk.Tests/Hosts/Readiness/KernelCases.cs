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
        new("K03", CheckState.Unknown, "Nothing tells", h => h.Without($"{Cpu}/isolated")) { Isolated = "1" },

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

        // The misspelling that kvmfornfv shipped, and its sysctl that the kernel refuses.
        new("K02", CheckState.Fail, "'pcie_asmp': did you mean pcie_aspm?", h => h.Boot("pcie_asmp=off")) { Remedy = "pcie_aspm=off" },
        new("K02", CheckState.Warn, "'pcie_asmp': did you mean pcie_aspm?", h => h.Boot("pcie_asmp=off")) { Profile = ReadinessProfile.Packet },
        new("K02", CheckState.Fail, "'sched_rt_period_us' is a sysctl", h => h.Boot("sched_rt_period_us=-1")) { Remedy = "sysctl.kernel.sched_rt_period_us=-1" },
        new("K02", CheckState.Fail, "refused by the kernel: a period is above zero", h => h.Boot("sysctl.kernel.sched_rt_period_us=-1")),
        new("K02", CheckState.Fail, "did you mean isolcpus", h => h.Boot("isolcpu=3")),
        new("K02", CheckState.Fail, "did you mean rcu_nocbs", h => h.Boot("rcu-nocb=3")),
        new("K02", CheckState.Fail, "names CPUs 8-63, and the machine ends at CPU 7", h => h.Boot("nohz_full=1-63")),
        new("K02", CheckState.Fail, "flags that the kernel doesn't know: domian", h => h.Boot("isolcpus=domian,3")),
        new("K02", CheckState.Fail, "'nohz_full=on' is not a list of CPUs", h => h.Boot("nohz_full=on")),
        new("K02", CheckState.Fail, "'hugepagesz=1GB2' is not a size", h => h.Boot("hugepagesz=1GB2")),
        new("K02", CheckState.Fail, "no size of huge pages of this machine (1048576kB, 2048kB)", h => h.Boot("hugepagesz=16G")),
        new("K02", CheckState.Fail, "neither a number nor a list", h => h.Boot("hugepages=many")),
        new("K02", CheckState.Fail, "is none of poll, halt, nomwait", h => h.Boot("idle=pol")),
        new("K02", CheckState.Fail, "'kvm.halt_pol_ns': did you mean kvm.halt_poll_ns?", h => h.Boot("kvm.halt_pol_ns=0")) { Remedy = "kvm.halt_poll_ns=0" },
        new("K02", CheckState.Fail, "did you mean foo.speed", h => h.With("/sys/module/foo/parameters/speed", "1").Boot("foo.spead=2")),
        new("K02", CheckState.Pass, "known", h => h.With("/sys/module/foo/parameters/speed", "1").Boot("foo.speed=2 unloaded_module.whatever=1 kvm-intel.ple_gap=0 rd.break systemd.unit=x.target \"dyndbg=file a.c +p\"")),
        new("K02", CheckState.Pass, "known", h => h.Boot("-- --not-for-the-kernel pcie_asmp=off")),
        new("K02", CheckState.Warn, "The kernel doesn't know 'zorkmid_budget'", h => h.Boot("zorkmid_budget=3")),
        new("K02", CheckState.Warn, "There is no such sysctl: 'sysctl.kernel.nonsense'", h => h.Boot("sysctl.kernel.nonsense=1")),
        new("K02", CheckState.Pass, "known", h => h.With("/lib/modules/6.6.1-rt1/modules.builtin.modinfo", "kvm.parm=brand_new:x\0kvm.parmtype=brand_new:bool\0").Boot("kvm.brand_new=1")),

        new("K04", CheckState.Fail, "isolated invalid (Cpu list in cpuset.cpus not exclusive)", h => h.With("/sys/fs/cgroup/machine.slice/rt.slice/cpuset.cpus.partition", "isolated invalid (Cpu list in cpuset.cpus not exclusive)")),
        new("K04", CheckState.Pass, "/machine.slice: isolated", h => h.With("/sys/fs/cgroup/machine.slice/cpuset.cpus.partition", "isolated")),
        new("K04", CheckState.NotApplicable, "No group is a partition", h => h.With($"{Cpu}/isolated", "")),
        new("K04", CheckState.NotApplicable, "version 1", h => h.Without("/sys/fs/cgroup/cgroup.controllers")),

        new("K08", CheckState.Warn, "ordinary threads", h => h.With("/sys/module/rcutree/parameters/kthread_prio", "0")) { Remedy = "rcutree.kthread_prio=11" },
        new("K08", CheckState.Warn, "priority 1, the same", h => h.With("/sys/module/rcutree/parameters/kthread_prio", "1")),
        new("K08", CheckState.NotApplicable, "no priority", h => h.Without("/sys/module/rcutree")),

        new("K09", CheckState.Warn, "may ask for expedited", h => h.With("/sys/kernel/rcu_normal", "0")) { Remedy = "/sys/kernel/rcu_normal=1" },
        new("K09", CheckState.Warn, "All grace periods are expedited", h => h.With("/sys/kernel/rcu_normal", "0").With("/sys/kernel/rcu_expedited", "1")),

        new("K10", CheckState.Note, "0 ms", h => h.With("/sys/module/rcutree/parameters/nohz_full_patience_delay", "0")) { Remedy = "rcutree.nohz_full_patience_delay=1000" },
        new("K10", CheckState.NotApplicable, "older", h => h.Without("/sys/module/rcutree/parameters/nohz_full_patience_delay")),

        new("K12", CheckState.Fail, "CPU 0, on which the machine boots", h => h.With($"{Cpu}/isolated", "0,4")),
        new("K12", CheckState.Fail, "Every CPU is isolated", h => h) { Isolated = "0-7" },
        new("K12", CheckState.Warn, "Node 1 has isolated CPUs and no whole core", h => h) { Isolated = "1,2-3,6" },
        new("K12", CheckState.Pass, "left for the system", h => h) { Isolated = "1,2-3,6", Role = MachineRole.Guest },

        new("K14", CheckState.Warn, "at the same time", h => h.Boot("skew_tick=0")) { Remedy = "skew_tick=1" },

        new("K16", CheckState.Warn, "NMI watchdog runs on CPUs 1,3,5,7", h => h.With("/proc/sys/kernel/watchdog", "1").With("/proc/sys/kernel/nmi_watchdog", "1")) { Remedy = "kernel.watchdog=0" },
        new("K16", CheckState.Warn, "soft lockup watchdog runs on CPU 7", h => h.With("/proc/sys/kernel/watchdog", "1").With("/proc/sys/kernel/soft_watchdog", "1").With("/proc/sys/kernel/watchdog_cpumask", "0,2,4,6-7")),
        new("K16", CheckState.Pass, "CPUs 0,2,4,6 only", h => h.With("/proc/sys/kernel/watchdog", "1").With("/proc/sys/kernel/soft_watchdog", "1").With("/proc/sys/kernel/watchdog_cpumask", "0,2,4,6")),
        new("K16", CheckState.NotApplicable, "without a lockup detector", h => h.Without("/proc/sys/kernel/watchdog")),

        new("K17", CheckState.Fail, "clock source is hpet", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet").With("/sys/devices/system/clocksource/clocksource0/available_clocksource", "hpet acpi_pm")),
        new("K17", CheckState.Fail, "clock source is acpi_pm", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "acpi_pm")) { Remedy = "/sys/devices/system/clocksource/clocksource0/current_clocksource=tsc" },
        new("K17", CheckState.Warn, "visits every CPU", h => h.BootWithout("tsc").With("/proc/sys/kernel/osrelease", "5.10.0")) { Remedy = "tsc=reliable" },
        new("K17", CheckState.Pass, "doesn't watch it", h => h.BootWithout("tsc")),
        new("K17", CheckState.Pass, "kvm-clock on an invariant TSC", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "kvm-clock")) { Role = MachineRole.Guest },
        new("K17", CheckState.Fail, "invtsc", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "kvm-clock").With("/proc/cpuinfo", "vendor_id: GenuineIntel\nflags: fpu constant_tsc")) { Role = MachineRole.Guest },
        new("K17", CheckState.NotApplicable, "arch_sys_counter", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter").With("/proc/cpuinfo", "processor: 0\nFeatures: fp asimd")),

        new("K18", CheckState.Fail, "Missing: nonstop_tsc, tsc_deadline_timer", h => h.With("/proc/cpuinfo", "vendor_id: GenuineIntel\nflags: fpu constant_tsc")),
        new("K18", CheckState.Pass, "invariant", h => h.With("/proc/cpuinfo", "vendor_id: AuthenticAMD\nflags: fpu constant_tsc nonstop_tsc")),
        new("K18", CheckState.Fail, "tsc_deadline_timer", h => h.With("/proc/cpuinfo", "vendor_id: AuthenticAMD\nflags: fpu constant_tsc nonstop_tsc hypervisor")),
        new("K18", CheckState.NotApplicable, "Only x86", h => h.With("/proc/cpuinfo", "processor: 0\nFeatures: fp asimd")),

        new("K19", CheckState.Note, "is the clock source", h => h.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet").With("/sys/devices/system/clocksource/clocksource0/available_clocksource", "hpet acpi_pm")) { Remedy = "hpet=disable" },
        new("K19", CheckState.Note, "guest has an HPET", h => h.With("/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc hpet")) { Role = MachineRole.Guest },
        new("K19", CheckState.Pass, "not used", h => h.With("/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc hpet")),

        new("K20", CheckState.Warn, "is 1", h => h.With("/proc/sys/kernel/timer_migration", "1")) { Remedy = "kernel.timer_migration=0" },

        new("K22", CheckState.Fail, "on CPUs 3,7", h => FairServers(h, "0", "3", "7")),
        new("K22", CheckState.Pass, "off", h => FairServers(h, "0")),
        new("K22", CheckState.Unknown, "root only", h => FairServers(h, "0").Forbid("/sys/kernel/debug")),
        new("K22", CheckState.Unknown, "not mounted", h => h.With("/proc/sys/kernel/osrelease", "6.12.1").Without("/sys/kernel/debug")),
        new("K22", CheckState.NotApplicable, "has no fair server", h => h.With("/proc/sys/kernel/osrelease", "6.13.0")),

        new("K23", CheckState.Warn, "throttle is off and no stalld", h => h.Without("/sys/fs/cgroup/system.slice/stalld.service")) { Remedy = "stalld" },
        new("K23", CheckState.Pass, "throttle is on", h => h.Without("/sys/fs/cgroup/system.slice/stalld.service").With("/proc/sys/kernel/sched_rt_runtime_us", "950000")),
        new("K23", CheckState.Warn, "fair server is off and no stalld", h => FairServers(h, "0").Without("/sys/fs/cgroup/system.slice/stalld.service")),
        new("K23", CheckState.Pass, "fair server is on", h => FairServers(h, "0", "1", "3", "5", "7").Without("/sys/fs/cgroup/system.slice/stalld.service")),
        new("K23", CheckState.Pass, "fair server is on", h => FairServers(h, "50000000").Without("/sys/fs/cgroup/system.slice/stalld.service").With($"{Cpu}/isolated", "").With($"{Cpu}/nohz_full", "")),
        new("K23", CheckState.Pass, "stalld runs", h => h.Without("/sys/fs/cgroup")),

        new("K25", CheckState.Fail, "CPUs 1,3,5,7, isolated", h => h.With("/sys/devices/virtual/workqueue/cpumask", "ff")) { Remedy = "/sys/devices/virtual/workqueue/cpumask=55" },
        new("K26", CheckState.Warn, "CPU 7, isolated", h => h.With("/sys/devices/virtual/workqueue/cpumask", "ff").With("/sys/bus/workqueue/devices/writeback/cpumask", "d5")),
        new("K26", CheckState.NotApplicable, "no write-back", h => h.Without("/sys/bus/workqueue/devices/writeback").With("/sys/bus/workqueue/devices/other/cpumask", "ff")),

        new("K27", CheckState.Warn, "2 kernel threads may run on isolated CPUs: rcuop/3, kcompactd0", h => h.WithThread(50, "rcuop/3", "0-7").WithThread(51, "kcompactd0", "0-1,4-5").WithThread(52, "irq/30-eth0", "3").WithThread(53, "kworker/3:1", "3", bound: true)),
        new("K27", CheckState.Unknown, "not to be seen", h => h.WithoutThread(2)),

        // kvmfornfv's loop missed the last CPU and every range but the first.
        new("K28", CheckState.Fail, "ksoftirqd of CPU 7", h => h.WithThread(27, "ksoftirqd/7", "7", bound: true)),
        new("K28", CheckState.Fail, "ktimers of CPU 5; rcuc of CPUs 1,3", h => h.WithThread(35, "ktimers/5", "5", bound: true, fifo: 1).WithThread(41, "rcuc/1", "1", bound: true, fifo: 1).WithThread(43, "rcuc/3", "3", bound: true)),
        new("K28", CheckState.Pass, "above", h => h.WithThread(20, "ksoftirqd/0", "0", bound: true)),

        new("K29", CheckState.Fail, "1 threads may run on isolated CPUs: cron", h => h.WithThread(950, "cron", "0-7", kernel: false)),
        new("K29", CheckState.Fail, "stress-ng", h => h.WithThread(950, "stress-ng", "3", kernel: false)),
        new("K29", CheckState.Pass, "Only guests", h => h.WithThread(950, "stress-ng", "3", kernel: false)) { Role = MachineRole.Guest },
        new("K29", CheckState.Fail, "qemu-system-x86", h => h.WithThread(950, "qemu-system-x86", "0-7", kernel: false)),

        new("K30", CheckState.Warn, "CPUs 1,3,5,7, isolated", h => h.WithThread(1, "systemd", "0-7", kernel: false)) { Remedy = "CPUAffinity=0,2,4,6" },
        new("K30", CheckState.Unknown, "Process 1", h => h.WithoutThread(1)),

        new("K31", CheckState.Warn, "is 1", h => h.With("/proc/sys/vm/stat_interval", "1")) { Remedy = "vm.stat_interval=10" },
        new("K32", CheckState.Note, "kernel.hung_task_timeout_secs 120, kernel.panic_on_rcu_stall 1", h => h.With("/proc/sys/kernel/hung_task_timeout_secs", "120").With("/proc/sys/kernel/panic_on_rcu_stall", "1")),
        new("K32", CheckState.Pass, "No false alarm", h => h.With("/proc/sys/kernel/hung_task_timeout_secs", "0")),
        new("K33", CheckState.Note, "auditd runs", h => h.BootWithout("audit").With("/sys/fs/cgroup/system.slice/auditd.service/cgroup.procs", "5")) { Remedy = "audit=0" },
        new("K33", CheckState.Pass, "No auditd", h => h.BootWithout("audit")),
        new("K34", CheckState.Warn, "up to level 6 go to the serial console ttyS0,115200", h => h.Boot("console=tty0 console=ttyS0,115200").With("/proc/sys/kernel/printk", "7 4 1 7")) { Remedy = "loglevel=4" },
        new("K34", CheckState.Note, "not a serial one", h => h.With("/proc/sys/kernel/printk", "7 4 1 7")),
        new("K34", CheckState.Unknown, "where four numbers", h => h.With("/proc/sys/kernel/printk", "high")),
        new("K35", CheckState.Warn, "the tracer irqsoff is set, events are enabled, kprobes are set", h => h.With("/sys/kernel/tracing/current_tracer", "irqsoff").With("/sys/kernel/tracing/events/enable", "X").With("/sys/kernel/tracing/kprobe_events", "p:a b")),
        new("K35", CheckState.Unknown, "not mounted", h => h.Without("/sys/kernel/tracing")),
        new("K36", CheckState.Note, "Nothing known", h => h.Without("/sys/fs/cgroup/system.slice/chronyd.service")),
        new("K36", CheckState.Pass, "tuned holds it (realtime-virtual-host)", h => h.With("/sys/fs/cgroup/system.slice/tuned.service/cgroup.procs", "5").With("/etc/tuned/active_profile", "realtime-virtual-host")),
        new("K37", CheckState.Fail, "Built without NO_HZ_FULL", h => h.With("/boot/config-6.6.1-rt1", "CONFIG_CPU_ISOLATION=y\nCONFIG_RCU_NOCB_CPU=y\nCONFIG_HIGH_RES_TIMERS=y\nCONFIG_CPUSETS=y\n# CONFIG_NO_HZ_FULL is not set\n")),
        new("K37", CheckState.Fail, "Built with PROVE_LOCKING, KASAN", h => h.With("/boot/config-6.6.1-rt1", "CONFIG_CPU_ISOLATION=y\nCONFIG_NO_HZ_FULL=y\nCONFIG_RCU_NOCB_CPU=y\nCONFIG_HIGH_RES_TIMERS=y\nCONFIG_CPUSETS=y\nCONFIG_KASAN=y\nCONFIG_PROVE_LOCKING=y\n")),
        new("K37", CheckState.Unknown, "neither /boot/config", h => h.Without("/boot")),
        new("K37", CheckState.Fail, "Built without NO_HZ_FULL, RCU_NOCB_CPU", h => h.Without("/boot").With("/proc/config.gz", Packed("CONFIG_CPU_ISOLATION=y\nCONFIG_HIGH_RES_TIMERS=y\nCONFIG_CPUSETS=y\n"))),
        new("K37", CheckState.Unknown, "", h => h.Without("/boot").With("/proc/config.gz", new byte[] { 1, 2, 3 })),
        new("K38", CheckState.Warn, "fwupd-refresh.timer is enabled, live patches are loaded (fix1)", h => h.With("/etc/systemd/system/timers.target.wants/fwupd-refresh.timer", "x").With("/sys/kernel/livepatch/fix1/enabled", "1")),
        new("K39", CheckState.Note, "No known program", h => h.WithoutThread(812)),
        new("K39", CheckState.Note, "May run on isolated CPUs: chronyd", h => h.WithThread(812, "chronyd", "0-7", kernel: false)),
        new("K40", CheckState.Fail, "Swap on /dev/sda2, /swapfile", h => h.With("/proc/swaps", "Filename Type\n/dev/sda2 partition 1 0 -2\n/swapfile file 1 0 -3\n").With("/proc/sys/vm/swappiness", "60")),
        new("K40", CheckState.Warn, "swappiness 10", h => h.With("/proc/swaps", "Filename Type\n/dev/sda2 partition 1 0 -2\n")),
        new("K40", CheckState.NotApplicable, "without swap", h => h.Without("/proc/swaps")),
        new("K41", CheckState.Warn, "vm.compaction_proactiveness 20, vm.zone_reclaim_mode 1", h => h.With("/proc/sys/vm/compaction_proactiveness", "20").With("/proc/sys/vm/zone_reclaim_mode", "1")) { Remedy = "vm.zone_reclaim_mode=0" },
    ];

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var stream = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress))
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static FakeHost FairServers(FakeHost host, string off, params string[] on)
    {
        host.With("/proc/sys/kernel/osrelease", "6.12.1");
        for (var cpu = 0; cpu < 8; cpu++)
            host.With($"/sys/kernel/debug/sched/fair_server/cpu{cpu}/runtime", on.Contains($"{cpu}") ? "50000000" : off);
        return host;
    }
}
