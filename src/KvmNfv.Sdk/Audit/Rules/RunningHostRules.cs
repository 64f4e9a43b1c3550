using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>What the host does around the running domain: cgroups and interrupts.</summary>
internal static class RunningHostRules
{
    private const int Named = 8;

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("running-cgroup", AuditSeverity.Error, AuditSeverity.Error, "the cgroup lacks CPUs or nodes that the domain is to have", "The kernel takes the CPUs that are left, without a word.", Cgroup, AuditNeeds.Running),
        AuditCheck.Of("running-irq", AuditSeverity.Warning, null, "device interrupts may fire on real-time CPUs", "Each is microseconds that the guest doesn't run. Interrupts of the guest's own devices don't count.",
            c => Interrupts(c, i => (i.Affinity & c.RealTimeCpus) is { IsEmpty: false } cpus ? $"{i.Number} ({i.Name}) on CPU {cpus}" : null, "may fire there"), AuditNeeds.Running),
        AuditCheck.Of("running-irq-fired", AuditSeverity.Error, null, "device interrupts fired on real-time CPUs while the audit watched", "Each is microseconds that the guest didn't run.",
            c => Interrupts(c, i => i.Fired?.Where(f => c.RealTimeCpus.Contains(f.Cpu)).ToList() is { Count: > 0 } fired ? $"{i.Number} ({i.Name}) {fired.Sum(f => f.Count)} times" : null, "fired there"), AuditNeeds.Running),
    ];

    private static IEnumerable<AuditFault> Cgroup(AuditContext c)
    {
        var cpus = c.Plan is { } plan ? plan.VCpus.Aggregate(plan.Emulator.Cpus, (all, v) => all | v.Cpus) : c.Cpus.All;
        if (c.Actual!.CgroupCpus is { } allowed && cpus - allowed is { IsEmpty: false } missing)
            yield return new AuditFault("QEMU's cgroup", $"It allows CPUs {allowed}; the domain is to have {missing} as well.", $"Add CPUs {missing} to cpuset.cpus of the machine's slice.");
        if (c.Actual.CgroupNodes is { } nodes && c.Plan is { } p && p.Nodes - nodes is { IsEmpty: false } away)
            yield return new AuditFault("QEMU's cgroup", $"It allows memory of nodes {nodes}; the domain is to have {away} as well.", $"Add nodes {away} to cpuset.mems of the machine's slice.");
    }

    private static IEnumerable<AuditFault> Interrupts(AuditContext c, Func<InterruptActual, string?> bad, string what)
    {
        var found = (c.Actual!.Interrupts ?? []).Where(i => !i.IsGuests).Select(bad).OfType<string>().ToList();
        if (found.Count > 0)
        {
            yield return new AuditFault("/proc/irq", $"{found.Count} interrupts {what}: {string.Join(", ", found.Take(Named))}{(found.Count > Named ? ", ..." : "")}.",
                $"Boot with irqaffinity= and isolcpus=managed_irq, keep irqbalance off these CPUs, and write other CPUs to /proc/irq/N/smp_affinity_list.");
        }
    }
}
