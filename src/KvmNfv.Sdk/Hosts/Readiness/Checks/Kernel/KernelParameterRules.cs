using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>What the kernel takes for a value, for the parameters that these checks care about (Documentation/admin-guide/kernel-parameters.txt).</summary>
internal static class KernelParameterRules
{
    private static readonly Dictionary<string, Func<string, CheckContext, string?>> s_rules = new(StringComparer.Ordinal)
    {
        ["isolcpus"] = (v, h) => IsolcpusValue.Parse(v, h.LastCpu) is var parsed && parsed.UnknownFlags.Count > 0
            ? $"has flags that the kernel doesn't know: {string.Join(", ", parsed.UnknownFlags)}"
            : Cpus(parsed.Cpus, h),
        ["nohz_full"] = CpuList,
        ["rcu_nocbs"] = (v, h) => v.Length == 0 ? null : CpuList(v, h),
        ["irqaffinity"] = CpuList,
        ["workqueue.unbound_cpus"] = CpuList,
        ["systemd.cpu_affinity"] = (v, h) => CpuList(v.Replace(' ', ','), h),
        ["hugepagesz"] = PageSize,
        ["default_hugepagesz"] = PageSize,
        ["hugepages"] = (v, h) => v.Split(',').All(p => p.Split(':') is { Length: 1 or 2 } parts && parts.All(IsNumber)) ? null : "is neither a number nor a list NODE:NUMBER",
        ["idle"] = OneOf("poll", "halt", "nomwait"),
        ["tsc"] = OneOf("reliable", "unstable", "noirqtime", "nowatchdog", "recalibrate", "watchdog"),
        ["transparent_hugepage"] = OneOf("always", "madvise", "never"),
        ["preempt"] = OneOf("none", "voluntary", "full", "lazy"),
        ["numa_balancing"] = OneOf("enable", "disable"),
        ["skew_tick"] = OneOf("0", "1"),
        ["pcie_aspm"] = OneOf("off", "force"),
        ["split_lock_detect"] = (v, h) => v.StartsWith("ratelimit:", StringComparison.Ordinal) ? null : OneOf("off", "warn", "fatal")(v, h),
        ["intel_pstate"] = OneOf("disable", "active", "passive", "force", "no_hwp", "hwp_only", "support_acpi_ppc", "per_cpu_perf_limits", "no_cas"),
        ["amd_pstate"] = OneOf("disable", "passive", "active", "guided"),
        ["audit"] = OneOf("0", "1", "off", "on"),
        ["nohz"] = OneOf("on", "off", "1", "0", "y", "n", "yes", "no"),
        ["rcutree.kthread_prio"] = (v, _) => IsNumber(v) && int.Parse(v, CultureInfo.InvariantCulture) <= 99 ? null : "is not a priority from 0 to 99",
        ["processor.max_cstate"] = (v, _) => IsNumber(v) ? null : "is not a number",
        ["intel_idle.max_cstate"] = (v, _) => IsNumber(v) ? null : "is not a number",
        ["sysctl.kernel.sched_rt_period_us"] = (v, _) => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var us) && us > 0 ? null : "is refused by the kernel: a period is above zero",
        ["sysctl.kernel.sched_rt_runtime_us"] = (v, _) => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var us) && us >= -1 ? null : "is neither -1 nor a time",
    };

    /// <summary>What is wrong with a parameter's value, as the end of a sentence; null when nothing is, or nothing is known.</summary>
    public static string? Fault(KernelParameter parameter, CheckContext host) =>
        s_rules.TryGetValue(parameter.Key, out var rule) ? rule(parameter.Value ?? "", host) : null;

    private static Func<string, CheckContext, string?> OneOf(params string[] values) =>
        (value, _) => value.Split(',').All(v => values.Contains(v)) ? null : $"is none of {string.Join(", ", values)}";

    private static string? CpuList(string text, CheckContext host) => Cpus(KernelCpuList.Parse(text, host.LastCpu), host);

    private static string? Cpus(CpuSet? cpus, CheckContext host)
    {
        if (cpus is null)
            return "is not a list of CPUs";
        var beyond = cpus - CpuSet.Range(0, host.LastCpu);
        return beyond.IsEmpty ? null : $"names {CheckContext.Cpus(beyond)}, and the machine ends at CPU {host.LastCpu}";
    }

    private static string? PageSize(string text, CheckContext host)
    {
        if (!MemorySize.TryParse(text, out var size))
            return "is not a size such as 2M or 1G";
        var sizes = host.List("/sys/kernel/mm/hugepages");
        return sizes.Count == 0 || sizes.Contains($"hugepages-{size.Bytes / 1024}kB") ? null : $"is no size of huge pages of this machine ({string.Join(", ", sizes.Select(s => s.Replace("hugepages-", "", StringComparison.Ordinal)))})";
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
