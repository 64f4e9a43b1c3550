namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K17: time comes from the TSC, and nothing on the isolated CPUs watches it.</summary>
internal sealed class ClockSourceCheck() : ReadinessCheck(new("K17", "clock source is the TSC", CheckSeverity.Critical)
{
    Wanted = "clock source tsc, with tsc=reliable or tsc=nowatchdog",
    WantedInGuest = "clock source tsc, or kvm-clock on an invariant TSC",
    Reason = "Reading another clock takes a microsecond or an exit. The watchdog that compares the TSC with one runs a timer on every CPU in turn.",
    Reads = "/sys/devices/system/clocksource/clocksource0/current_clocksource, /proc/cmdline, /proc/cpuinfo",
    Source = "Documentation/timers/timekeeping.rst; kernel/time/clocksource.c; kernel-parameters.txt (tsc)",
})
{
    private const string Folder = "/sys/devices/system/clocksource/clocksource0";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text($"{Folder}/current_clocksource") is not { } current)
            return host.Missing($"{Folder}/current_clocksource", "The kernel tells no clock source.", "/sys/devices/system");
        if (!host.CpuInfo.IsX86)
            return host.NotApplicable($"The architecture has one system counter ({current}).");
        host.Text($"{Folder}/available_clocksource");
        var invariant = host.CpuInfo.Has("constant_tsc") && host.CpuInfo.Has("nonstop_tsc");
        if (current == "kvm-clock" && host.IsGuest)
            return invariant ? host.Pass("kvm-clock on an invariant TSC.") : host.Bad("kvm-clock on a TSC that may change its rate: the host should give the guest invtsc.");
        if (current != "tsc")
            return host.Bad($"The clock source is {current}.");
        if (host.Parameter("tsc") is "reliable" or "nowatchdog")
            return host.Pass("The clock source is the TSC, and nothing watches it.");
        // tsc_clocksource_watchdog_disabled and check_system_tsc_reliable in arch/x86/kernel/tsc.c, from 5.17.
        var packages = host.Topology.Cpus.Select(c => c.Package).Distinct().Count();
        return invariant && host.CpuInfo.Has("tsc_adjust") && packages <= 4 && host.Kernel?.AtLeast(5, 17) == true
            ? host.Pass("The clock source is the TSC; on this processor the kernel doesn't watch it.")
            : host.Warn("The clock source is the TSC, and a watchdog timer visits every CPU in turn.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        var available = host.Text($"{Folder}/available_clocksource")?.Split(' ') ?? [];
        if (host.Text($"{Folder}/current_clocksource") == "tsc")
            yield return Remedy.KernelParameter("tsc=reliable");
        else if (available.Contains("tsc"))
            yield return Remedy.Sysfs($"{Folder}/current_clocksource", "tsc");
        else if (host.IsGuest)
            yield return Remedy.DomainXml("<feature policy='require' name='invtsc'/>", "Give the guest an invariant TSC; it then migrates only between hosts of one TSC frequency.");
        else
            yield return Remedy.Manual("The kernel gave the TSC up as unstable (its log says why): update the firmware, whose SMI handlers may change it; tsc=reliable forces it on a processor whose TSC is known to be good.", reboot: true);
    }
}
