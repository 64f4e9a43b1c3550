using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What the plan doesn't decide: each trades security, safety or money for latency.</summary>
internal static class TuningNotes
{
    public static IEnumerable<TuningNote> For(TuningContext context)
    {
        if (context.CommandLine.Value("mitigations") is "off")
            yield return new("Mitigations are off", "The host was booted with mitigations=off: exits are cheaper, and guests may read each other's memory. Keep it only where all guests are trusted.");
        else
            yield return new("Mitigations of processor faults", "They cost about a microsecond an exit. The plan leaves them on; mitigations=off is for hosts whose guests are all trusted.");
        if (!context.CommandLine.Has("audit"))
            yield return new("Audit", "audit=0 saves some work at each system call and a kernel thread's wake-ups, and takes the audit trail away (K33).");
        if (context.Isolated.Any(id => context.Topology.Cpus.First(c => c.Id == id).Siblings.Count > 1))
            yield return new("SMT", "Siblings share a core's units: a busy one costs its neighbour up to half its speed and some microseconds of latency. Turning SMT off (nosmt, or the firmware) halves the CPUs; leaving siblings of real-time CPUs idle costs the same and can be chosen for each guest (P07).");
        if (context.CommandLine.Value("idle") == "poll")
            yield return new("idle=poll", "The host was booted with it: every CPU polls, housekeeping ones too, which heats the package and takes turbo away. The step wakeup-latency does the same for isolated CPUs alone; the parameter may then go (P06).");
        if (!context.Realtime && context.Isolated.Count > 0)
            yield return new("Sleep states of all CPUs", "The packet profile keeps only isolated CPUs awake. Where interrupts on housekeeping CPUs must be quick too, add processor.max_cstate=1.");
        if (context.Housekeeping.Count < Math.Max(2, context.Topology.Nodes.Count(n => n.Cpus.Overlaps(context.Isolated))))
            yield return new("Few housekeeping CPUs", $"Only {context.Housekeeping} remain{(context.Housekeeping.Count == 1 ? "s" : "")} for the host, its services, QEMU's own threads and interrupts.");
    }
}
