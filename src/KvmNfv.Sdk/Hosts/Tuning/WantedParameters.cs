using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// The kernel parameters for a host and a profile. Sources: Documentation/admin-guide/kernel-parameters.txt and kernel-per-CPU-kthreads.rst of Linux,
/// tuned's realtime profiles, OpenShift's node tuning operator, FD.io CSIT's test beds.
/// </summary>
internal static class WantedParameters
{
    public static IEnumerable<WantedParameter> For(TuningContext context, IReadOnlyList<HugePageRequest> pages) =>
        [.. Isolation(context), .. Timekeeping(context), .. Power(context), .. Memory(context), .. Devices(context), .. HugePages(context, pages)];

    private static IEnumerable<WantedParameter> Isolation(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        var cpus = context.Isolated.ToString();
        yield return new("isolcpus", $"managed_irq,domain,{cpus}",
            "takes the CPUs out of load balancing, and keeps queues' managed interrupts off them where another CPU can serve", "K03", "I08");
        yield return new("nohz_full", cpus, "stops the tick while one task runs, and moves timers, unbound kernel work and RCU to the other CPUs", "K05", "K25");
        yield return new("rcu_nocbs", cpus, "runs RCU callbacks in threads that housekeeping CPUs can serve", "K06");
        if (context.Realtime)
            yield return new("rcu_nocb_poll", null, "lets those threads poll, so that isolated CPUs never have to wake them", "K07");
        yield return new("irqaffinity", context.Housekeeping.ToString(), "makes new interrupts start on housekeeping CPUs", "K11", "I07");
    }

    private static IEnumerable<WantedParameter> Timekeeping(TuningContext context)
    {
        yield return new("skew_tick", "1", "spreads the CPUs' ticks, which otherwise meet on the same locks", "K14");
        if (context.Realtime)
            yield return new("nowatchdog", null, "stops the lock-up watchdogs: a timer and a non-maskable interrupt on every CPU, and false alarms where real-time tasks hold CPUs", "K16");
        if (HasSteadyTsc(context))
            yield return new("tsc", "reliable", "stops the clocksource watchdog, whose timer visits each CPU in turn; the processor says that its TSC is steady", "K17");
        if (context.Realtime)
            yield return new("rcutree.kthread_prio", "11", "lets RCU's threads run above real-time vCPUs (FIFO 1); starved, they stall the host", "K08");
        yield return new("rcupdate.rcu_normal_after_boot", "1", "no expedited RCU grace periods after boot: they interrupt every CPU", "K09");
        if (context.KernelAtLeast(6, 11))
            yield return new("rcutree.nohz_full_patience_delay", "1000", "RCU waits a second before it nudges a tickless CPU", "K10");
    }

    private static IEnumerable<WantedParameter> Power(TuningContext context)
    {
        if (!context.IsX86 || !context.Realtime)
            yield break;
        yield return new("processor.max_cstate", "1", "keeps CPUs out of sleep states that take 100 us and more to leave", "P05");
        if (context.IsIntel)
        {
            yield return new("intel_idle.max_cstate", "1", "the same for Intel's own idle driver, which comes first", "P05");
            yield return new("intel_pstate", "disable", "the processor no longer changes frequency on its own; the performance governor holds it", "P03");
        }

        if (context.IsAmd && context.KernelAtLeast(6, 1))
            yield return new("amd_pstate", "passive", "the processor no longer changes frequency on its own; the performance governor holds it", "P03");
        yield return new("mce", "ignore_ce", "no polling for corrected memory errors (a timer on each CPU); fatal errors are still reported, unlike with mce=off", "P13");
    }

    private static IEnumerable<WantedParameter> Memory(TuningContext context)
    {
        // A PREEMPT_RT kernel is built without both, and would not know the parameters.
        if (!Lacks(context, "/sys/kernel/mm", "transparent_hugepage"))
            yield return new("transparent_hugepage", "never", "no background compaction that unmaps guest memory; guests have static huge pages", "M05");
        if (!Lacks(context, "/proc/sys/kernel", "numa_balancing"))
            yield return new("numa_balancing", "disable", "no periodic unmapping of memory to see who uses it", "K24");
    }

    private static bool Lacks(TuningContext context, string folder, string name) => context.List(folder) is { Count: > 0 } names && !names.Contains(name);

    private static IEnumerable<WantedParameter> Devices(TuningContext context)
    {
        // pcie_aspm=off means "don't touch", and then the policy can't be set either.
        if (context.CommandLine.Value("pcie_aspm") != "off")
            yield return new("pcie_aspm.policy", "performance", "PCIe links don't sleep; pcie_aspm=off would only leave them as the firmware set them", "P21");
        if (context.IsIntel)
            yield return new("intel_iommu", "on", "the IOMMU, which assigned devices need", "I01", "I03");
        if (context.IsX86)
            yield return new("iommu", "pt", "the host's own devices bypass the IOMMU: no mapping cost for them", "I02");
        else if (context.IsArm)
            yield return new("iommu.passthrough", "1", "the host's own devices bypass the IOMMU: no mapping cost for them", "I02");
    }

    private static IEnumerable<WantedParameter> HugePages(TuningContext context, IReadOnlyList<HugePageRequest> pages)
    {
        var sizes = pages.Where(p => p.Count > 0).GroupBy(p => p.Size).OrderByDescending(g => g.Key).ToList();
        if (sizes.Count == 1 && context.Read("/proc/meminfo")?.Contains(string.Create(CultureInfo.InvariantCulture, $"Hugepagesize:{sizes[0].Key.KiB,11} kB"), StringComparison.Ordinal) != true)
            yield return new("default_hugepagesz", Letter(sizes[0].Key), "programs that name no size get the size that there is", "M03");
        foreach (var size in sizes)
        {
            yield return new("hugepagesz", Letter(size.Key), "the size that the next parameter counts", "M01");
            // Counts by node: Linux 5.16 (b5389086ad7b). Before, the kernel spreads a total evenly, and the early unit mends the rest.
            var count = context.KernelAtLeast(5, 16)
                ? string.Join(',', size.OrderBy(p => p.Node).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Node}:{p.Count}")))
                : size.Sum(p => p.Count).ToString(CultureInfo.InvariantCulture);
            yield return new("hugepages", count, "sets the pages aside at boot, while memory is whole", "M01", "M02");
        }
    }

    public static string Letter(MemorySize size) => size.KiB switch
    {
        var k when k % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{size.GiB}G"),
        var k when k % 1024 == 0 => string.Create(CultureInfo.InvariantCulture, $"{size.MiB}M"),
        var k => string.Create(CultureInfo.InvariantCulture, $"{k}K"),
    };

    // On a machine that is itself virtual the TSC may be re-scaled by a migration.
    private static bool HasSteadyTsc(TuningContext context) =>
        context.Cpu is { IsX86: true } cpu && cpu.Has("constant_tsc") && cpu.Has("nonstop_tsc") && !cpu.Has("hypervisor");
}
