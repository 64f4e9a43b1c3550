using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit;

/// <summary>Where a thread is to run: as planned, else as the document says. No CPUs means that nothing is said.</summary>
internal sealed record ExpectedThread(CpuSet? Cpus, int? Fifo, bool RoundRobin = false)
{
    public static ExpectedThread VCpu(AuditContext c, int vcpu)
    {
        if (c.Plan?.VCpus.FirstOrDefault(v => v.VCpu == vcpu) is { } planned)
            return new(planned.Cpus, planned.FifoPriority);
        var scheduler = c.Domain.CpuTune.VcpuSchedulers.FirstOrDefault(s => s.Vcpus?.Contains(vcpu) == true);
        var isReal = scheduler?.Scheduler == Scheduler.Fifo || scheduler?.Scheduler == Scheduler.Rr;
        return new(c.Cpus.Pin(vcpu), isReal ? scheduler!.Priority : null, scheduler?.Scheduler == Scheduler.Rr);
    }

    public static ExpectedThread Emulator(AuditContext c) =>
        new(c.Plan?.Emulator.Cpus ?? c.Cpus.Emulator, Real(c.Domain.CpuTune.EmulatorScheduler));

    public static ExpectedThread IoThread(AuditContext c, int id) =>
        new(c.Plan?.IoThreads.FirstOrDefault(t => t.Id == id)?.Cpus ?? c.Cpus.IoThreadPin(id), Real(c.Domain.CpuTune.IoThreadSchedulers.FirstOrDefault(s => s.IoThreads?.Contains(id) == true)));

    private static int? Real(ThreadScheduler? scheduler) => scheduler is { Exists: true } && (scheduler.Scheduler == Scheduler.Fifo || scheduler.Scheduler == Scheduler.Rr) ? scheduler.Priority : null;
}
