namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K20: timers fire where they were armed.</summary>
internal sealed class TimerMigrationCheck() : SysctlCheck(
    new("K20", "timers stay on their CPU (timer_migration)", CheckSeverity.Medium)
    {
        Wanted = "kernel.timer_migration 0",
        Reason = "Otherwise an idle CPU's timer may fire late on a busy one, which real-time threads notice.",
        Reads = "/proc/sys/kernel/timer_migration",
        Source = "tuned's realtime profile; kernel/time/timer.c. OpenShift keeps 1 to hold timers off isolated CPUs",
        Profiles = CheckDefinition.RealtimeOnly,
    },
    "kernel.timer_migration",
    0,
    static v => v == 0,
    "The kernel is built without timer migration.");
