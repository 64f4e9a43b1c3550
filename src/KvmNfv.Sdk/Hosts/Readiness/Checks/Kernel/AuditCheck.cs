namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K33: the audit system is off.</summary>
internal sealed class AuditCheck() : ReadinessCheck(new("K33", "auditing off", CheckSeverity.Low)
{
    Wanted = "audit=0, or no auditd, where security rules allow it",
    Reason = "With rules loaded every system call takes the slow path, and records are written by a kernel thread.",
    Reads = "/proc/cmdline, /sys/fs/cgroup/system.slice",
    Source = "Documentation/admin-guide/kernel-parameters.txt (audit); auditctl(8)",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Parameter("audit") is "0" or "off")
            return host.Pass("Auditing is off.");
        return SystemdUnits.IsActive(host, "auditd")
            ? host.Bad("auditd runs: rules that it loads make system calls slower.")
            : host.Pass("No auditd runs, so no rules are loaded.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.KernelParameter("audit=0"), Remedy.Systemd("disable auditd.service", "Don't start auditd, if security rules allow it.")];
}
