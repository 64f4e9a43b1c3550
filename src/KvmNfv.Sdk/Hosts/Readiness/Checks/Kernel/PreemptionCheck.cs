namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K01: PREEMPT_RT, by the version string, /sys/kernel/realtime (patched trees) or the build configuration.</summary>
internal sealed class PreemptionCheck() : ReadinessCheck(new("K01", "real-time kernel (PREEMPT_RT)", CheckSeverity.Critical)
{
    Wanted = "PREEMPT_RT in the kernel's version string",
    Reason = "Only a PREEMPT_RT kernel bounds the sections in which it can't be interrupted by a real-time thread.",
    Reads = "/proc/sys/kernel/version, /sys/kernel/realtime",
    Source = "kernel/Kconfig.preempt (PREEMPT_RT) and init/Makefile (the version string); /sys/kernel/realtime of the patched trees",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text("/sys/kernel/realtime") == "1")
            return host.Pass("The kernel says that it is a real-time kernel.");
        if ((host.Text("/proc/sys/kernel/version") ?? host.Text("/proc/version")) is not { } version)
            return host.Unknown("Nothing tells the kernel's version.");
        // The patched trees before 4.x wrote "PREEMPT RT".
        return version.Contains("PREEMPT_RT", StringComparison.Ordinal) || version.Contains("PREEMPT RT", StringComparison.Ordinal)
            ? host.Pass("The kernel is built with PREEMPT_RT.")
            : host.Bad($"The kernel{(host.Release is null ? "" : " " + host.Release)} is not a PREEMPT_RT kernel.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Package("linux-image-rt-amd64", "Install and boot the distribution's real-time kernel (kernel-rt, linux-image-rt-amd64, linux-realtime).", reboot: true)];
}
