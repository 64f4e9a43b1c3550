namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K24: the kernel doesn't move pages after tasks.</summary>
internal sealed class NumaBalancingCheck() : SysctlCheck(
    new("K24", "automatic NUMA balancing off", CheckSeverity.High)
    {
        Wanted = "kernel.numa_balancing 0",
        Reason = "It takes pages of the guest's memory away for a while to see who uses them; each costs an exit and a fault.",
        Reads = "/proc/sys/kernel/numa_balancing",
        Source = "Documentation/admin-guide/sysctl/kernel.rst (numa_balancing)",
    },
    "kernel.numa_balancing",
    0,
    static v => v == 0,
    "The kernel is built without NUMA balancing.")
{
    public override IEnumerable<Remedy> Remedies(CheckContext host) => [.. base.Remedies(host), Remedy.KernelParameter("numa_balancing=disable")];
}
