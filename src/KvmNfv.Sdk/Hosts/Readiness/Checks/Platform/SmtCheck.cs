using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P07: two hardware threads on one core.</summary>
internal sealed class SmtCheck() : ReadinessCheck(new("P07", "hardware threads (SMT) beside isolated CPUs", CheckSeverity.High)
{
    Wanted = "SMT off, or the siblings of isolated CPUs isolated too and left empty",
    Reason = "Threads of a core share its pipeline: whatever runs on one delays the other by up to tens of microseconds.",
    Reads = "/sys/devices/system/cpu/smt/active, /sys/devices/system/cpu/cpu*/topology/thread_siblings_list",
    Source = "Documentation/admin-guide/cputopology.rst; Documentation/ABI/testing/sysfs-devices-system-cpu (smt)",
    Profiles = CheckDefinition.RealtimeOnly,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var active = host.Flag("/sys/devices/system/cpu/smt/active");
        var target = PerCpu.Target(host);
        var first = target.First();
        host.AddEvidence(PerCpu.Path(first, "topology/thread_siblings_list"), host.Topology.Cpu(first)?.Siblings.ToString());
        var threaded = CpuSet.From(target.Where(c => !Others(host, c).IsEmpty));
        if (threaded.IsEmpty)
            return host.Pass(active == true ? "No sibling of these CPUs is online." : "Each core runs one thread.");
        if (host.Isolated.IsEmpty)
            return host.Bad($"SMT is on: {CheckContext.Cpus(threaded)} share cores.");
        var shared = CpuSet.From(threaded.Where(c => !(Others(host, c) - host.Isolated).IsEmpty));
        return shared.IsEmpty
            ? host.Note($"{CheckContext.Cpus(threaded)} are whole cores of several threads: real-time guests need one thread of a core and the others empty (thread policy 'isolate').")
            : host.Bad($"{CheckContext.Cpus(shared)} share cores with CPUs that aren't isolated.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.KernelParameter("nosmt"),
        Remedy.Sysfs("/sys/devices/system/cpu/smt/control", "off", "Or switch SMT off now: the second threads go offline.", disturbs: true),
        Remedy.Firmware("Hyper-Threading / SMT: Disabled", "Or switch it off in the firmware."),
    ];

    private static CpuSet Others(CheckContext host, int cpu) => ((host.Topology.Cpu(cpu)?.Siblings ?? CpuSet.Empty) & host.Topology.Online) - CpuSet.From([cpu]);
}
