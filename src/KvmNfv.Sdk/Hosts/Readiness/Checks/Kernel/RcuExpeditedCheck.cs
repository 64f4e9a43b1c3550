namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K09: no expedited grace periods once the machine is up.</summary>
internal sealed class RcuExpeditedCheck() : ReadinessCheck(new("K09", "no expedited RCU grace periods", CheckSeverity.Medium)
{
    Wanted = "/sys/kernel/rcu_normal 1 after the boot, /sys/kernel/rcu_expedited 0",
    Reason = "An expedited grace period interrupts every CPU, isolated ones too.",
    Reads = "/sys/kernel/rcu_normal, /sys/kernel/rcu_expedited",
    Source = "Documentation/RCU/Design/Expedited-Grace-Periods; kernel-parameters.txt (rcupdate.rcu_normal_after_boot)",
})
{
    private const string Normal = "/sys/kernel/rcu_normal";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Number(Normal) is not { } normal)
            return host.Missing(Normal, "This kernel lets nobody choose between normal and expedited grace periods.");
        if (normal == 1)
            return host.Pass("All grace periods are normal ones.");
        return host.Number("/sys/kernel/rcu_expedited") is > 0
            ? host.Bad("All grace periods are expedited: each interrupts every CPU.")
            : host.Bad("Parts of the kernel may ask for expedited grace periods.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.KernelParameter("rcupdate.rcu_normal_after_boot=1"), Remedy.Sysfs(Normal, "1")];
}
