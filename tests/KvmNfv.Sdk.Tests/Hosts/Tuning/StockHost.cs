using KvmNfv.Sdk.Tests.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

/// <summary>A host as a distribution leaves it, in memory: nothing isolated, a stock kernel, everything at its default.</summary>
internal static class StockHost
{
    public static FakeHost Create()
    {
        var host = FakeHost.Bare()
            .With("/proc/cmdline", "BOOT_IMAGE=/boot/vmlinuz-6.12.9-amd64 root=/dev/sda1 ro pcie_asmp=off quiet")
            .With("/proc/sys/kernel/osrelease", "6.12.9-amd64")
            .With("/proc/sys/kernel/version", "#1 SMP PREEMPT_DYNAMIC Debian")
            .With("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Fake Xeon\nflags\t\t: fpu vmx constant_tsc nonstop_tsc pdpe1gb cat_l3\n\n")
            .With("/etc/os-release", "ID=debian\n")
            .With("/sys/class/dmi/id/sys_vendor", "Supermicro").With("/sys/class/dmi/id/product_name", "SYS-740GP-TNRT").With("/sys/class/dmi/id/bios_version", "1.4b")
            .With("/proc/meminfo", "Hugepagesize:       2048 kB")
            .With("/proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n/dev/sda2 partition 1048572 0 -2")
            .With("/sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never")
            .With("/sys/kernel/mm/transparent_hugepage/defrag", "always defer defer+madvise [madvise] never")
            .With("/sys/kernel/mm/transparent_hugepage/khugepaged/defrag", "1")
            .With("/sys/kernel/mm/ksm/run", "1").With("/sys/kernel/mm/ksm/pages_shared", "7")
            .With("/sys/devices/virtual/workqueue/cpumask", "ff").With("/sys/devices/virtual/workqueue/writeback/cpumask", "ff")
            .With("/proc/irq/default_smp_affinity", "ff")
            .With("/proc/irq/24/smp_affinity_list", "0-7").With("/proc/irq/24/node", "0")
            .With("/proc/irq/25/smp_affinity_list", "3,7").With("/proc/irq/25/node", "1")
            .With("/proc/irq/26/smp_affinity_list", "3").With("/proc/irq/26/vfio-msi[0](0000:3b:00.0)/x", "")
            .With("/usr/lib/systemd/system/irqbalance.service", "[Unit]")
            .With("/sys/module/pcie_aspm/parameters/policy", "[default] performance powersave powersupersave")
            .With("/sys/module/kvm/parameters/kvmclock_periodic_sync", "Y").With("/sys/module/kvm/parameters/lapic_timer_advance", "N")
            .With("/sys/module/kvm_intel/parameters/ple_gap", "128").With("/sys/module/kvm_intel/parameters/enable_apicv", "Y")
            .With("/sys/module/kvm_intel/parameters/nested", "Y")
            .With("/sys/class/net/eth0/device/numa_node", "1").With("/sys/class/net/eth0/device/sriov_totalvfs", "64").With("/sys/class/net/eth0/device/sriov_numvfs", "0")
            .With("/sys/devices/system/cpu/intel_pstate/no_turbo", "0");
        for (var queue = 0; queue < 8; queue++)
            host.With($"/sys/class/net/eth0/queues/rx-{queue}/rps_cpus", queue == 0 ? "ff" : "00");
        for (var cpu = 0; cpu < 8; cpu++)
        {
            host.With($"/sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_governor", "powersave").With($"/sys/devices/system/cpu/cpu{cpu}/power/pm_qos_resume_latency_us", "0")
                .With($"/sys/devices/system/machinecheck/machinecheck{cpu}/check_interval", "300").With($"/sys/kernel/debug/sched/fair_server/cpu{cpu}/runtime", "50000000");
        }

        for (var node = 0; node < 2; node++)
        {
            host.With($"/sys/devices/system/node/node{node}/hugepages/hugepages-1048576kB/nr_hugepages", "0")
                .With($"/sys/devices/system/node/node{node}/hugepages/hugepages-2048kB/nr_hugepages", "0");
        }

        foreach (var (key, value) in new[]
        {
            ("kernel/sched_rt_runtime_us", "950000"), ("kernel/timer_migration", "1"), ("kernel/watchdog", "1"), ("kernel/watchdog_cpumask", "0-7"), ("kernel/numa_balancing", "1"),
            ("kernel/hung_task_timeout_secs", "120"), ("kernel/printk", "7\t4\t1\t7"), ("vm/stat_interval", "1"), ("vm/swappiness", "60"), ("vm/compaction_proactiveness", "20"),
            ("vm/zone_reclaim_mode", "0"), ("net/core/busy_poll", "0"), ("net/core/busy_read", "0"),
        })
            host.With("/proc/sys/" + key, value);
        return host;
    }
}
