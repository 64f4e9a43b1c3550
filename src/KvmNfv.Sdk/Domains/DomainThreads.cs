using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>Reads a running domain's threads: what the kernel shows counts, then the pins of its document, then libvirt's rule for threads without.</summary>
internal static class DomainThreads
{
    // A document is somebody else's text: more vCPUs than any hypervisor has are not listed one by one.
    private const int MaxVCpus = 8192;

    /// <param name="domain">The domain.</param>
    /// <param name="unpinned">Where threads without pins run: libvirt takes isolated CPUs out.</param>
    public static IEnumerable<DomainThread> Of(RunningDomain domain, CpuSet unpinned)
    {
        var document = domain.Document;
        var tune = document.CpuTune;
        // What <vcpu cpuset=''> says holds for every thread that has no pin of its own.
        var common = document.Vcpu.Exists ? document.Vcpu.CpuSet : null;
        var count = (int)Math.Min(MaxVCpus, document.Vcpu.Exists ? document.Vcpu.Current ?? document.Vcpu.Value ?? 1 : 1);
        var pins = tune.VcpuPins.Where(p => p.Vcpu is not null && p.CpuSet is not null).GroupBy(p => p.Vcpu!.Value).ToDictionary(g => g.Key, g => g.Last().CpuSet!);
        var realTime = tune.VcpuSchedulers.Where(s => s.Scheduler == Scheduler.Fifo || s.Scheduler == Scheduler.Rr)
            .Aggregate(CpuSet.Empty, (set, s) => set | (s.Vcpus ?? CpuSet.Empty));
        for (var v = 0; v < count; v++)
        {
            var seen = domain.Actual?.VCpus.FirstOrDefault(a => a.VCpu == v)?.Thread;
            var fifo = seen is null ? realTime.Contains(v) : seen.Policy is SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin;
            yield return Thread(true, fifo, seen?.Affinity, pins.GetValueOrDefault((uint)v) ?? common, unpinned);
        }

        var emulator = tune.EmulatorPin.Exists ? tune.EmulatorPin.CpuSet : null;
        var main = domain.Actual is { Emulator.Count: > 0 } actual ? actual.Emulator.Aggregate(CpuSet.Empty, (set, t) => set | t.Affinity) : null;
        yield return Thread(false, false, main, emulator ?? common, unpinned);
        var threads = tune.IoThreadPins.Where(p => p.IoThread is not null && p.CpuSet is not null).GroupBy(p => p.IoThread!.Value).ToDictionary(g => g.Key, g => g.Last().CpuSet!);
        for (var id = 1u; id <= Math.Min(document.IoThreads ?? 0, MaxVCpus); id++)
        {
            var seen = domain.Actual?.IoThreads.FirstOrDefault(a => a.Id == id)?.Thread.Affinity;
            yield return Thread(false, false, seen, threads.GetValueOrDefault(id) ?? common, unpinned);
        }
    }

    private static DomainThread Thread(bool vcpu, bool realTime, CpuSet? seen, CpuSet? pin, CpuSet unpinned) =>
        new(vcpu, realTime, pin is not null || (seen is not null && seen != unpinned), seen ?? pin ?? unpinned);
}
