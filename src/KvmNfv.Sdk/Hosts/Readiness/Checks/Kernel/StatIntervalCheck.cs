namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K31: statistics are folded seldom.</summary>
internal sealed class StatIntervalCheck() : SysctlCheck(
    new("K31", "memory statistics gathered seldom (vm.stat_interval)", CheckSeverity.Medium)
    {
        Wanted = "vm.stat_interval 10 or more (seconds)",
        Reason = "A worker bound to each CPU gathers them.",
        Reads = "/proc/sys/vm/stat_interval",
        Source = "Documentation/admin-guide/sysctl/vm.rst (stat_interval)",
    },
    "vm.stat_interval",
    10,
    static v => v >= 10,
    "The kernel gathers no statistics of memory.");
