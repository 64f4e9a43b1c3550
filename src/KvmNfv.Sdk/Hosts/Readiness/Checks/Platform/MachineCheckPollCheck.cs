namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P13: the timer on each CPU that looks for corrected errors.</summary>
internal sealed class MachineCheckPollCheck() : ReadinessCheck(new("P13", "polling for corrected machine checks", CheckSeverity.Medium)
{
    Wanted = "check_interval 0 or ignore_ce 1; not mce=off, which hides fatal errors as well",
    Reason = "Every five minutes a timer on each CPU reads all its error banks.",
    Reads = "/sys/devices/system/machinecheck/machinecheck*/{check_interval,ignore_ce}, /proc/cmdline",
    Source = "Documentation/arch/x86/x86_64/machinecheck.rst; Documentation/arch/x86/x86_64/boot-options.rst (mce)",
})
{
    private const string Folder = "/sys/devices/system/machinecheck";

    public override CheckFinding Evaluate(CheckContext host)
    {
        // mce=off, and the older nomce.
        if (host.Parameter("mce") == "off" || host.Parameter("nomce") is not null)
            return host.Warn("Machine checks are off altogether: broken memory is then used until the machine stops.", Remedy.KernelParameter("mce=ignore_ce"));
        if (Processor.Other(host, "Only x86 polls for machine checks.") is { } other)
            return other;
        // One value for all CPUs, shown in each CPU's folder.
        if (host.List(Folder).FirstOrDefault(n => n.StartsWith("machinecheck", StringComparison.Ordinal)) is not { } first)
            return PerCpu.Absent(host, "The kernel watches no machine checks here.");
        var interval = host.Number($"{Folder}/{first}/check_interval");
        var ignored = host.Flag($"{Folder}/{first}/ignore_ce");
        if (interval is null)
            return host.Unknown($"{Folder}/{first} doesn't tell the interval.");
        return interval == 0 || ignored == true ? host.Pass("Nobody polls.") : host.Bad($"Each CPU polls every {interval} s.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Sysfs($"{Folder}/machinecheck0/check_interval", "0"), Remedy.KernelParameter("mce=ignore_ce", "Or boot with mce=ignore_ce, which also stops the interrupts of corrected errors.")];
}
