using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The document against the plan that it was made from.</summary>
internal static class PlanRules
{
    private const string Why = "The plan keeps the host's rules; what differs from it was never checked, and its CPUs or memory may be promised to others.";
    private const string Mend = "Set it as planned, or re-pin the domain to a new plan with 'kvmnfv repin'.";

    public static AuditCheck[] All { get; } =
    [
        Of("plan-shape", "the plan is of another domain", c => Shape(c.Plan!, c)),
        Of("plan-vcpu", "a vCPU is not pinned as planned",
            c => c.Plan!.VCpus.Where(v => c.Cpus.VCpus.Contains(v.VCpu) && c.Cpus.Pin(v.VCpu) != v.Cpus)
                .Select(v => new AuditFault(PinRules.PinOf(c, v.VCpu), $"vCPU {v.VCpu} is pinned to {Cpus(c.Cpus.Pin(v.VCpu))}, planned is CPU {v.Cpus}.", Mend))),
        Of("plan-class", "a vCPU hasn't the planned scheduling class", Classes),
        Of("plan-emulator", "QEMU's own threads are not pinned as planned",
            c => c.Cpus.Emulator != c.Plan!.Emulator.Cpus ? [new AuditFault(c.Domain.CpuTune.EmulatorPin, $"They are pinned to {Cpus(c.Cpus.Emulator)}, planned is CPU {c.Plan.Emulator.Cpus}.", Mend)] : []),
        Of("plan-iothread", "an IOThread is not pinned as planned",
            c => c.Plan!.IoThreads.Where(t => c.Cpus.IoThreadPin(t.Id) != t.Cpus)
                .Select(t => new AuditFault(c.Domain.CpuTune, $"IOThread {t.Id} is pinned to {Cpus(c.Cpus.IoThreadPin(t.Id))}, planned is CPU {t.Cpus}.", Mend))),
        Of("plan-memory", "a cell's memory is not from the planned node",
            c => from m in MemoryRules.Cells(c)
                 let cell = c.Plan!.Cells.FirstOrDefault(p => p.Cell == m.Cell)
                 where cell is not null && m.Nodes != CpuSet.Of(cell.Node)
                 select new AuditFault(m.At, $"{m.Name} has memory of {(m.Nodes is null ? "any node" : $"host node {m.Nodes}")}, planned is node {cell.Node}.", Mend)),
        Of("plan-pages", "a cell's pages are not the planned ones", Pages),
        Of("plan-device", "a planned device is not in the document",
            c => c.Plan!.Devices.Where(d => !HostDevices.Of(c.Domain).Any(h => h.Address == d.Address))
                .Select(d => new AuditFault(c.Domain.Devices, $"The planned device '{d.Name}' ({d.Address}) is not there.", "Add it, or place the VNF again."))),
        Of("plan-share", "a planned share of cache or bandwidth is not in the document", Shares),
    ];

    private static AuditCheck Of(string id, string title, Func<AuditContext, IEnumerable<AuditFault>> run) =>
        AuditCheck.Of(id, AuditSeverity.Error, AuditSeverity.Error, title, Why, run, AuditNeeds.Plan);

    private static string Cpus(CpuSet? pin) => pin is null ? "no CPU" : $"CPU {pin}";

    private static IEnumerable<AuditFault> Shape(PlacementPlan plan, AuditContext c)
    {
        if (plan.VCpus.Count != c.Cpus.VCpus.Count)
            yield return new AuditFault(c.Domain.Vcpu, $"The domain has {c.Cpus.VCpus.Count} vCPUs, the plan {plan.VCpus.Count}.", "Give the plan of this domain.");
        var memory = plan.Cells.Aggregate((UInt128)0, (sum, cell) => sum + cell.Memory.Bytes);
        if (c.Domain.Memory is { } has && has.Bytes != memory)
            yield return new AuditFault(c.Domain, $"The domain has {has}, the plan {new MemorySize((ulong)UInt128.Min(memory, ulong.MaxValue))}.", "Give the plan of this domain.");
        if (plan.IoThreads.Count != c.Cpus.IoThreads.Count)
            yield return new AuditFault(c.Domain, $"The domain has {c.Cpus.IoThreads.Count} IOThreads, the plan {plan.IoThreads.Count}.", "Give the plan of this domain.");
        if (plan.Cells.Count != Math.Max(1, c.Domain.Cpu.Numa.Cells.Count))
            yield return new AuditFault(c.Domain.Cpu.Numa, $"The domain has {c.Domain.Cpu.Numa.Cells.Count} cells, the plan {plan.Cells.Count}.", "Give the plan of this domain.");
    }

    private static IEnumerable<AuditFault> Classes(AuditContext c)
    {
        foreach (var vcpu in c.Plan!.VCpus)
        {
            var scheduler = c.Domain.CpuTune.VcpuSchedulers.FirstOrDefault(s => s.Vcpus?.Contains(vcpu.VCpu) == true);
            var planned = vcpu.FifoPriority is { } priority ? $"fifo {priority}" : "other";
            var has = scheduler?.Scheduler is { } kind ? $"{kind} {scheduler.Priority}".TrimEnd() : "other";
            if (has != planned)
                yield return new AuditFault(scheduler?.GetXPath() ?? c.Domain.CpuTune.GetXPath(), $"vCPU {vcpu.VCpu} has the class {has}, planned is {planned}.", "Change vcpusched; it holds from the next start.");
        }
    }

    private static IEnumerable<AuditFault> Pages(AuditContext c)
    {
        var backing = c.Domain.MemoryBacking.HugePages;
        foreach (var cell in c.Plan!.Cells)
        {
            var page = backing.Pages.FirstOrDefault(p => p.NodeSet?.Contains(cell.Cell) == true) ?? backing.Pages.FirstOrDefault(p => p.NodeSet is null);
            // <hugepages/> alone means the host's default size, which the document doesn't tell.
            if (backing.Exists && backing.Pages.Count == 0 && cell.HugePages)
                continue;
            var (has, planned) = (page?.Size?.ToString() ?? "ordinary", cell.HugePages ? cell.PageSize.ToString() : "ordinary");
            if (has != planned)
                yield return new AuditFault((Element?)page ?? c.Domain.MemoryBacking, $"Guest cell {cell.Cell} has {has} pages, planned are {planned} ones.", "Change memoryBacking; it holds from the next start.");
        }
    }

    private static IEnumerable<AuditFault> Shares(AuditContext c)
    {
        foreach (var share in c.Plan!.Shares)
        {
            var tune = c.Domain.CpuTune.CacheTunes.FirstOrDefault(t => t.Vcpus == share.VCpus);
            foreach (var cache in share.Caches)
            {
                if (tune?.Caches.Any(a => a.Id == cache.CacheId && a.Level == cache.Level && a.Size == cache.Size) != true)
                    yield return new AuditFault((Element?)tune ?? c.Domain.CpuTune, $"vCPUs {share.VCpus} were to have {cache.Size} of L{cache.Level} cache {cache.CacheId}.", Mend);
            }

            var bandwidth = c.Domain.CpuTune.MemoryTunes.FirstOrDefault(t => t.Vcpus == share.VCpus);
            foreach (var limit in share.Bandwidths)
            {
                if (bandwidth?.Nodes.Any(n => n.Id == limit.ControllerId && n.Bandwidth == limit.Percent) != true)
                    yield return new AuditFault((Element?)bandwidth ?? c.Domain.CpuTune, $"vCPUs {share.VCpus} were to have {limit.Percent} % of memory controller {limit.ControllerId}.", Mend);
            }
        }
    }
}
