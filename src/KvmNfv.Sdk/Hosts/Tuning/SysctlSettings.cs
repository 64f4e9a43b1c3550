using System.Globalization;
using KvmNfv.Sdk.Hosts.Readiness.Checks;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The sysctls for a host and a profile (Documentation/admin-guide/sysctl of Linux; tuned's realtime and cpu-partitioning profiles).</summary>
internal static class SysctlSettings
{
    // From its own words: real-time tasks may use 950 ms of each second; what is left goes to ordinary ones.
    private static readonly SysctlSetting s_throttle = new("kernel.sched_rt_runtime_us", "-1",
        "a real-time vCPU that never sleeps is otherwise stopped for 50 ms in every second", "K21")
    {
        Risk = TuningRisk.High,
        RiskReason = "A real-time task that spins for ever now starves everything else on its CPU, kernel threads too; run stalld, and give real-time priority on isolated CPUs only.",
    };

    /// <summary>The settings that the host's kernel has; all where /proc/sys was not recorded.</summary>
    public static IReadOnlyList<SysctlSetting> For(TuningContext context)
    {
        var known = context.List("/proc/sys/kernel").Count > 0 && context.List("/proc/sys/vm").Count > 0;
        return [.. All(context).Where(s => !known || context.Read(s.Path) is not null)];
    }

    private static IEnumerable<SysctlSetting> All(TuningContext context)
    {
        if (context.Realtime)
        {
            yield return s_throttle;
            yield return new("kernel.timer_migration", "0", "a timer armed on an isolated CPU fires there, and doesn't interrupt another", "K20");
            yield return new("kernel.watchdog", "0", "no lock-up watchdog: it takes a timer and a non-maskable interrupt on every CPU", "K16");
            yield return new("kernel.hung_task_timeout_secs", "600", "threads that wait behind real-time tasks are not reported as hung", "K32") { Kind = TuningValueKind.AtLeast };
            yield return new("kernel.panic_on_rcu_stall", "0", "a late RCU grace period is no reason to stop the host", "K32");
            yield return new("net.core.busy_poll", "0", "no busy polling of sockets: it holds a CPU with preemption off", "I11");
            yield return new("net.core.busy_read", "0", "no busy polling of sockets", "I11");
            // Only kernels that detect split locks have the file (Linux 6.0, x86).
            yield return new("kernel.split_lock_mitigate", "0", "a guest's split lock isn't answered by putting the vCPU to sleep for 10 ms", "P15")
            {
                Risk = TuningRisk.Medium,
                RiskReason = "A guest that splits locks on purpose then slows the memory of all; leave it at 1 where guests aren't trusted.",
            };
        }
        else
        {
            yield return new("kernel.watchdog_cpumask", context.Housekeeping.ToString(), "the lock-up watchdog leaves the isolated CPUs alone", "K16") { Kind = TuningValueKind.CpuList };
            yield return new("net.core.busy_poll", "50", "sockets are polled for 50 us before the CPU sleeps", "I11");
            yield return new("net.core.busy_read", "50", "the same for reads", "I11");
        }

        yield return new("kernel.numa_balancing", "0", "no periodic unmapping of guest memory to see which CPU uses it", "K24");
        if (Console(context) is { } printk)
            yield return new("kernel.printk", printk, "only errors go to the console: a serial line holds a CPU for milliseconds", "K34");
        yield return new("vm.stat_interval", "10", "memory statistics are gathered every 10 s instead of every second, by a kernel thread on each CPU", "K31") { Kind = TuningValueKind.AtLeast };
        yield return new("vm.swappiness", "10", "QEMU's memory is not paged out while there is cache to drop", "K40");
        yield return new("vm.compaction_proactiveness", "0", "no compaction in the background: it migrates pages under running guests", "K41");
        yield return new("vm.compact_unevictable_allowed", "0", "locked memory, which is what guests have, is not moved", "K41");
        yield return new("vm.zone_reclaim_mode", "0", "a full node borrows memory instead of stopping to reclaim", "K41");
        yield return new("vm.nr_overcommit_hugepages", "0", "a guest gets its huge pages from the pool or is refused at its start, not later", "M04");
        if (!context.Isolated.IsEmpty)
        {
            yield return new("net.core.rps_default_mask", CpuMask.Format(context.Housekeeping), "new network devices spread received packets over housekeeping CPUs only", "I10")
            {
                Kind = TuningValueKind.CpuMask,
            };
        }
    }

    // Four numbers, of which the first is the console's; null when it is quiet already or unknown.
    private static string? Console(TuningContext context)
    {
        var now = context.Read("/proc/sys/kernel/printk")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (now is null)
            return "3 4 1 3";
        return now.Length == 4 && int.TryParse(now[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level > 4
            ? string.Join(' ', ["3", .. now[1..]])
            : string.Join(' ', now);
    }
}
