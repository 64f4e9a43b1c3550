using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The threads of the running QEMU, as the kernel shows them, against the plan, or the document where there is none.</summary>
internal static class RunningThreadRules
{
    private const string Why = "The kernel decides, not the document: somebody or something changed it after the start, or libvirt could not set it.";
    private const string Mend = "Set it again with 'kvmnfv repin', or virsh vcpupin, emulatorpin, iothreadpin; find out what changed it.";

    public static AuditCheck[] All { get; } =
    [
        Of("running-vcpu", AuditSeverity.Error, "a vCPU's thread may run elsewhere than told",
            c => VCpus(c).Where(v => v.Expected.Cpus is not null && v.Expected.Cpus != v.Thread.Affinity)
                .Select(v => new AuditFault(Name(v.VCpu, v.Thread), $"It may run on CPU {v.Thread.Affinity}, told is CPU {v.Expected.Cpus}.", Mend))),
        Of("running-class", AuditSeverity.Error, "a vCPU's thread has another scheduling class than told",
            c => VCpus(c).Where(v => !SameClass(v.Thread, v.Expected))
                .Select(v => new AuditFault(Name(v.VCpu, v.Thread), $"Its class is {Class(v.Thread.Policy, v.Thread.Priority)}, told is {Told(v.Expected)}.",
                    $"Set it with 'chrt --{(v.Expected.Fifo is null ? "other" : v.Expected.RoundRobin ? "rr" : "fifo")} -p {v.Expected.Fifo ?? 0} {v.Thread.ThreadId}': libvirt sets it at start only."))),
        AuditCheck.Of("running-one-thread", AuditSeverity.Error, AuditSeverity.Warning, "one thread runs several vCPUs", "Single-threaded emulation: no vCPU can have a CPU or class of its own.",
            c => c.Actual!.VCpus.GroupBy(v => v.Thread.ThreadId).Where(g => g.Count() > 1)
                .Select(g => new AuditFault($"thread {g.Key}", $"It runs vCPUs {CpuSet.From(g.Select(v => v.VCpu))}.", "Use KVM, or TCG with thread=multi (the guest's architecture must be one for which QEMU can).")), AuditNeeds.Running),
        Of("running-emulator", AuditSeverity.Error, "a thread of QEMU's own may run elsewhere than told",
            c => ExpectedThread.Emulator(c).Cpus is not { } cpus ? [] : c.Actual!.Emulator.Where(t => !t.Affinity.IsSubsetOf(cpus))
                .Select(t => new AuditFault(Name(t), $"It may run on CPU {t.Affinity}, told is CPU {cpus}.", Mend))),
        Of("running-iothread", AuditSeverity.Error, "an IOThread may run elsewhere than told",
            c => from t in c.Actual!.IoThreads
                 let cpus = ExpectedThread.IoThread(c, t.Id).Cpus
                 where cpus is not null && !t.Thread.Affinity.IsSubsetOf(cpus)
                 select new AuditFault($"IOThread {t.Id} (thread {t.Thread.ThreadId})", $"It may run on CPU {t.Thread.Affinity}, told is CPU {cpus}.", Mend)),
        AuditCheck.Of("running-on-realtime", AuditSeverity.Error, null, "another thread of QEMU may run on or beside the CPU of a real-time vCPU", "QEMU's work stalls the vCPU, and a FIFO vCPU starves QEMU.", OnRealTime, AuditNeeds.Running),
        AuditCheck.Of("running-helper-class", AuditSeverity.Error, null, "a thread of QEMU's own has a real-time class that nobody gave it", "It is as strong as a vCPU.",
            c => c.Actual!.Emulator.Where(t => t.Priority > 0 && ExpectedThread.Emulator(c).Fifo is null)
                .Select(t => new AuditFault(Name(t), $"Its class is {Class(t.Policy, t.Priority)}.", $"Set it back: chrt --other -p 0 {t.ThreadId}.")), AuditNeeds.Running),
        AuditCheck.Of("running-allocator", AuditSeverity.Error, null, "a thread that preallocates memory is awake", "It may run on the CPUs of vCPUs, and is to sleep for ever once the guest has started.",
            c => c.Actual!.MemoryAllocators.Where(t => t.State != 'S' && t.Affinity.Overlaps(c.RealTimeCpus)).Select(t => new AuditFault(Name(t), $"Its state is {t.State}; it may run on CPU {t.Affinity}.", "Wait until the guest has all its memory, then audit again.")), AuditNeeds.Running),
        AuditCheck.Of("running-quota", AuditSeverity.Error, AuditSeverity.Warning, "a cgroup limits a vCPU's CPU time", "Once its quota is used up the kernel stops the thread for the rest of the period.",
            c => c.Actual!.VCpus.Where(v => v.Thread.Quota is not null && (c.Exclusive.Contains(v.VCpu) || !c.IsRealTime))
                .Select(v => new AuditFault(Name(v.VCpu, v.Thread), $"The cgroup {v.Thread.Quota!.Cgroup} allows {v.Thread.Quota.QuotaMicroseconds} of {v.Thread.Quota.PeriodMicroseconds} µs.", "Take the limit off: virsh schedinfo --set vcpu_quota=-1, or cpu.max of the cgroup.")), AuditNeeds.Running),
        AuditCheck.Of("running-unseen", AuditSeverity.Warning, AuditSeverity.Note, "a thread was not found", "What is not seen is not proved.",
            c => (c.Cpus.VCpus - CpuSet.From(c.Actual!.VCpus.Select(v => v.VCpu))).Select(v => $"vCPU {v}").Concat((c.Cpus.IoThreads - CpuSet.From(c.Actual.IoThreads.Select(t => t.Id))).Select(t => $"IOThread {t}"))
                .Select(t => new AuditFault(t, "Its thread was not found.", "Audit as root over a connection that may ask QEMU (not read-only).")), AuditNeeds.Running),
    ];

    private static AuditCheck Of(string id, AuditSeverity severity, string title, Func<AuditContext, IEnumerable<AuditFault>> run) =>
        AuditCheck.Of(id, severity, severity, title, Why, run, AuditNeeds.Running);

    // One thread for several vCPUs has a rule of its own.
    private static IEnumerable<(int VCpu, ThreadActual Thread, ExpectedThread Expected)> VCpus(AuditContext c) =>
        c.Actual!.VCpus.Where(v => c.Actual.VCpus.Count(o => o.Thread.ThreadId == v.Thread.ThreadId) == 1).Select(v => (v.VCpu, v.Thread, ExpectedThread.VCpu(c, v.VCpu)));

    private static bool SameClass(ThreadActual thread, ExpectedThread expected) => expected.Fifo is { } priority
        ? thread.Policy == (expected.RoundRobin ? SchedulingPolicy.RoundRobin : SchedulingPolicy.Fifo) && thread.Priority == priority
        : thread.Priority == 0;

    private static IEnumerable<AuditFault> OnRealTime(AuditContext c)
    {
        var (on, beside) = (c.RealTimeCpus, c.SiblingsOf(c.RealTimeCpus));
        var threads = c.Actual!.Emulator.Select(t => (Name: Name(t), Thread: t))
            .Concat(c.Actual.IoThreads.Select(t => (Name: $"IOThread {t.Id} (thread {t.Thread.ThreadId})", t.Thread)));
        foreach (var (name, thread) in threads)
        {
            if (thread.Affinity.Overlaps(on | beside))
                yield return new AuditFault(name, $"It may run on CPU {thread.Affinity & (on | beside)}, {(thread.Affinity.Overlaps(on) ? "which a real-time vCPU is to have for itself" : "a sibling of a real-time CPU")}.", Mend);
        }
    }

    private static string Name(int vcpu, ThreadActual thread) => $"vCPU {vcpu} (thread {thread.ThreadId})";

    private static string Name(ThreadActual thread) => $"emulator thread {thread.ThreadId} ({thread.Name})";

    private static string Told(ExpectedThread expected) => expected.Fifo is { } priority ? $"{(expected.RoundRobin ? "rr" : "fifo")} {priority}" : "other";

    private static string Class(SchedulingPolicy policy, int priority)
    {
        var name = policy == SchedulingPolicy.RoundRobin ? "rr" : Enum.IsDefined(policy) ? policy.ToString().ToLowerInvariant() : $"policy {(int)policy}";
        return priority > 0 ? $"{name} {priority}" : name;
    }
}
