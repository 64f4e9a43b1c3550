namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Finds kernel parameters that are one slip away from one that matters here: the kernel ignores what it doesn't know, without a word on the
/// console. kvmfornfv itself booted with <c>pcie_asmp=off</c>.
/// </summary>
internal static class MisspeltParameter
{
    private const int ShortestName = 5;

    // Names of Documentation/admin-guide/kernel-parameters.txt that low-latency hosts use; they are right, and what is like them is not.
    private static readonly string[] s_known =
    [
        "audit", "amd_iommu", "amd_pstate", "clocksource", "default_hugepagesz", "hugepages", "hugepagesz", "idle", "intel_idle.max_cstate",
        "intel_iommu", "intel_pstate", "iommu", "iommu.passthrough", "iommu.strict", "irqaffinity", "isolcpus", "kthread_cpus", "mitigations", "mce",
        "nmi_watchdog", "nohz", "nohz_full", "nosmt", "nosoftlockup", "nowatchdog", "numa_balancing", "pcie_aspm", "pcie_aspm.policy", "processor.max_cstate",
        "rcu_nocb_poll", "rcu_nocbs", "rcupdate.rcu_normal_after_boot", "rcutree.kthread_prio", "rcutree.nohz_full_patience_delay", "skew_tick",
        "split_lock_detect", "systemd.cpu_affinity", "threadirqs", "transparent_hugepage", "workqueue.unbound_cpus",
    ];

    /// <summary>The name that was meant; null when the parameter is right or like nothing here.</summary>
    public static string? Meant(string key) =>
        key.Length < ShortestName || s_known.Contains(key) ? null : s_known.FirstOrDefault(k => k.Length >= ShortestName && IsOneSlip(key, k));

    // One letter more, less or other, or two neighbours swapped (Damerau's four slips).
    private static bool IsOneSlip(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 1)
            return false;
        var start = left.AsSpan().CommonPrefixLength(right);
        var a = left.AsSpan(start);
        var b = right.AsSpan(start);
        if (a.Length == b.Length)
            return a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
        return a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }
}
