using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Scheduling classes and CPU limits.</summary>
internal static class SchedulingRules
{
    // Threaded interrupt handlers run with FIFO 50 (kernel/irq/manage.c, sched_set_fifo).
    private const int InterruptThreads = 50;

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("fifo-priority", AuditSeverity.Warning, null, "a vCPU's FIFO priority is above the kernel's own threads",
            "On a tuned real-time host ksoftirqd, the timer threads and rcuc have FIFO 2 to 4; above them a vCPU keeps timers and RCU waiting. 1 is above every normal task.",
            c => VCpus(c, s => s.Priority is > 1 and < InterruptThreads, s => $"vCPUs {s.Vcpus} have {s.Scheduler} {s.Priority}.", "Set priority='1', unless the host's kernel threads have been raised above it.")),
        AuditCheck.Of("fifo-priority-irq", AuditSeverity.Error, null, "a vCPU's FIFO priority is not below that of interrupt threads",
            "Threaded interrupt handlers have FIFO 50; a busy vCPU keeps them out, and the host hangs.",
            c => VCpus(c, s => s.Priority >= InterruptThreads, s => $"vCPUs {s.Vcpus} have {s.Scheduler} {s.Priority}.", "Set priority='1'.")),
        AuditCheck.Of("fifo-round-robin", AuditSeverity.Warning, null, "a vCPU has the class rr", "Turns among equals mean nothing to a vCPU alone on its CPU, and cost a timer.",
            c => VCpus(c, s => s.Scheduler == Scheduler.Rr, s => $"vCPUs {s.Vcpus} have rr {s.Priority}.", "Set scheduler='fifo'.")),
        AuditCheck.Of("fifo-floating", AuditSeverity.Error, null, "a FIFO vCPU has no CPU of its own", "Everything else on the CPU starves, the host's own tasks and QEMU included.",
            c => from vcpu in c.Cpus.Fifo
                 let pin = c.Cpus.Pin(vcpu)
                 where pin is null || c.Cpus.Crowded.Overlaps(pin)
                 select new AuditFault(SchedOf(c, vcpu), pin is null ? $"FIFO vCPU {vcpu} is not pinned." : $"FIFO vCPU {vcpu} shares CPU {pin} with another vCPU.", "Pin it to a CPU of its own, or take it out of vcpusched.")),
        AuditCheck.Of("fifo-emulator", AuditSeverity.Error, null, "QEMU's own threads have a FIFO priority as high as a vCPU's",
            "QEMU's main loop would hold up what it serves.",
            c => c.Domain.CpuTune.EmulatorScheduler is { Priority: { } emulator } at && emulator >= LowestVcpu(c)
                ? [new AuditFault(at, $"QEMU's own threads have {at.Scheduler} {emulator}, vCPUs {LowestVcpu(c)}.", "Take emulatorsched out, or set its priority below the vCPUs'.")] : []),
        AuditCheck.Of("fifo-iothread", AuditSeverity.Warning, null, "an IOThread has a FIFO priority as high as a vCPU's", "Block I/O would hold up the vCPUs where they meet.",
            c => c.Domain.CpuTune.IoThreadSchedulers.Where(s => s.Priority >= LowestVcpu(c))
                .Select(s => new AuditFault(s, $"IOThreads {s.IoThreads} have {s.Scheduler} {s.Priority}, vCPUs {LowestVcpu(c)}.", "Take iothreadsched out, or set its priority below the vCPUs'."))),
        AuditCheck.Of("fifo-every-vcpu", AuditSeverity.Note, null, "every vCPU has a real-time class", "The guest's own housekeeping needs no FIFO, and gets a CPU to itself that way.",
            c => c.Cpus.Fifo == c.Cpus.VCpus && c.Cpus.VCpus.Count > 1
                ? [new AuditFault(c.Domain.CpuTune.VcpuSchedulers[0], "All vCPUs have a real-time class, vCPU 0 too.", "Leave vCPU 0 for the guest's housekeeping, on a housekeeping CPU of the host.")] : []),
        AuditCheck.Of("cpu-quota", AuditSeverity.Error, AuditSeverity.Warning, "a CPU quota limits the domain", "The kernel stops the thread for the rest of each period once its quota is used up: a hole of milliseconds.",
            c => Quotas(c.Domain.CpuTune).Where(q => q.Value is > 0).Select(q => new AuditFault(c.Domain.CpuTune, $"{q.Name} is {q.Value} µs.", $"Take {q.Name} out."))),
        AuditCheck.Of("cpu-shares", AuditSeverity.Warning, AuditSeverity.Note, "the domain has CPU shares", "Shares weigh CPUs that are shared; exclusive ones are not, and FIFO ignores them.",
            c => c.Domain.CpuTune.Shares is { } shares && !c.Exclusive.IsEmpty
                ? [new AuditFault(c.Domain.CpuTune, $"shares is {shares}.", "Take shares out.")] : []),
    ];

    private static IEnumerable<AuditFault> VCpus(AuditContext c, Func<VcpuScheduler, bool> bad, Func<VcpuScheduler, string> what, string mend) =>
        c.Domain.CpuTune.VcpuSchedulers.Where(s => (s.Scheduler == Scheduler.Fifo || s.Scheduler == Scheduler.Rr) && bad(s)).Select(s => new AuditFault(s, what(s), mend));

    private static int LowestVcpu(AuditContext c) =>
        c.Domain.CpuTune.VcpuSchedulers.Where(s => s.Priority is not null).Select(s => s.Priority!.Value).DefaultIfEmpty(int.MaxValue).Min();

    private static string SchedOf(AuditContext c, int vcpu) =>
        c.Domain.CpuTune.VcpuSchedulers.FirstOrDefault(s => s.Vcpus?.Contains(vcpu) == true)?.GetXPath() ?? c.Domain.CpuTune.GetXPath();

    private static IEnumerable<(string Name, long? Value)> Quotas(CpuTune tune) =>
        [("quota", tune.Quota), ("global_quota", tune.GlobalQuota), ("emulator_quota", tune.EmulatorQuota), ("iothread_quota", tune.IoThreadQuota)];
}
