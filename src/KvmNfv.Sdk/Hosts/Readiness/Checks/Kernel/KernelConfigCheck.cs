namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K37: the kernel is built for isolation, and not for debugging.</summary>
internal sealed class KernelConfigCheck() : ReadinessCheck(new("K37", "kernel built for isolation, without debugging", CheckSeverity.High)
{
    Wanted = "CPU_ISOLATION, NO_HZ_FULL, RCU_NOCB_CPU, HIGH_RES_TIMERS and CPUSETS on; lock, memory and preemption debugging off",
    Reason = "Without the first, isolation parameters do nothing; with lock debugging each lock costs microseconds.",
    Reads = "/boot/config-RELEASE",
    Source = "kernel/time/Kconfig, init/Kconfig, lib/Kconfig.debug",
})
{
    private static readonly string[] s_wanted = ["CONFIG_CPU_ISOLATION", "CONFIG_NO_HZ_FULL", "CONFIG_RCU_NOCB_CPU", "CONFIG_HIGH_RES_TIMERS", "CONFIG_CPUSETS"];

    private static readonly string[] s_unwanted =
    [
        "CONFIG_PROVE_LOCKING", "CONFIG_DEBUG_LOCK_ALLOC", "CONFIG_LOCK_STAT", "CONFIG_DEBUG_ATOMIC_SLEEP", "CONFIG_DEBUG_PREEMPT", "CONFIG_DEBUG_OBJECTS", "CONFIG_SLUB_DEBUG_ON",
        "CONFIG_DEBUG_PAGEALLOC_ENABLE_DEFAULT", "CONFIG_DEBUG_KMEMLEAK", "CONFIG_KASAN", "CONFIG_KCSAN", "CONFIG_UBSAN_TRAP", "CONFIG_IRQSOFF_TRACER", "CONFIG_PREEMPT_TRACER",
    ];

    public override CheckFinding Evaluate(CheckContext host)
    {
        // Listing both IRQSOFF_TRACER and PREEMPT_TRACER: they cost with the tracer off as well.
        var lacking = s_wanted.Where(o => host.Config(o) is null).Select(Name).ToList();
        var excess = s_unwanted.Where(o => host.Config(o) == "y").Select(Name).ToList();
        host.Config("CONFIG_HZ");
        return (lacking.Count, excess.Count) switch
        {
            (0, 0) => host.Pass("The kernel is built for isolation."),
            (_, 0) => host.Bad($"Built without {string.Join(", ", lacking)}."),
            (0, _) => host.Bad($"Built with {string.Join(", ", excess)}."),
            _ => host.Bad($"Built without {string.Join(", ", lacking)}, and with {string.Join(", ", excess)}."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Package("linux-image-rt-amd64", "Boot a distribution's real-time or server kernel.", reboot: true)];

    private static string Name(string option) => option["CONFIG_".Length..];
}
