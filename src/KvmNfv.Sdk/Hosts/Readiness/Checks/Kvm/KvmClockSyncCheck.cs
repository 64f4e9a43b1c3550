namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V10: the work that sets every guest's clock anew.</summary>
internal sealed class KvmClockSyncCheck() : KvmFlagCheck(
    new("V10", "no periodic synchronisation of guests' clocks", CheckSeverity.Medium)
    {
        Wanted = "kvm.kvmclock_periodic_sync N",
        Reason = "Every 300 seconds KVM makes each vCPU leave its guest to set kvmclock; guests that take time from the TSC or PTP don't need it.",
        Reads = "/sys/module/kvm/parameters/kvmclock_periodic_sync",
        Source = "arch/x86/kvm/x86.c (kvmclock_periodic_sync, KVMCLOCK_SYNC_PERIOD)",
        Scope = CheckScope.Host,
    },
    KvmModule.Common,
    "kvmclock_periodic_sync",
    false,
    "Off.",
    "On: every vCPU leaves its guest every 300 s.");
