using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The part of a domain that carries the plan out: cputune, numatune, memoryBacking.</summary>
internal static class DomainTuning
{
    public static void Apply(DomainDocument domain, PlacementPlan plan, NfvDomainOptions options)
    {
        foreach (var vcpu in plan.VCpus)
            domain.CpuTune.VcpuPins.Add(new VcpuPin { Vcpu = (uint)vcpu.VCpu, CpuSet = vcpu.Cpus });
        domain.CpuTune.EmulatorPin.CpuSet = plan.Emulator.Cpus;
        foreach (var thread in plan.IoThreads)
            domain.CpuTune.IoThreadPins.Add(new IoThreadPin { IoThread = (uint)thread.Id, CpuSet = thread.Cpus });
        foreach (var group in plan.VCpus.Where(v => v.FifoPriority is not null).GroupBy(v => v.FifoPriority).OrderBy(g => g.Key))
        {
            domain.CpuTune.VcpuSchedulers.Add(
                new VcpuScheduler { Vcpus = CpuSet.From(group.Select(v => v.VCpu)), Scheduler = Scheduler.Fifo, Priority = group.Key });
        }

        // libvirt refuses them for emulated domains (qemuValidateDomainDef: "cachetune is only supported for KVM domains").
        if (options.IsKvm)
            DomainShares.Apply(domain.CpuTune, plan, options);
        domain.NumaTune.Memory.Mode = NumaMemoryMode.Strict;
        domain.NumaTune.Memory.NodeSet = plan.Nodes;
        foreach (var cell in plan.Cells)
            domain.NumaTune.MemoryNodes.Add(new NumaMemoryNode { CellId = (uint)cell.Cell, Mode = NumaMemoryMode.Strict, NodeSet = CpuSet.Of(cell.Node) });
        ApplyMemory(domain.MemoryBacking, plan, options);
    }

    private static void ApplyMemory(MemoryBacking memory, PlacementPlan plan, NfvDomainOptions options)
    {
        var sizes = plan.Cells.Where(c => c.HugePages).GroupBy(c => c.PageSize).OrderBy(g => g.Key).ToList();
        foreach (var size in sizes)
        {
            var page = new HugePage { Size = size.Key };
            // nodeset counts guest cells, not host nodes; without it the size is every cell's.
            if (size.Count() < plan.Cells.Count)
                page.NodeSet = CpuSet.From(size.Select(c => c.Cell));
            memory.HugePages.Pages.Add(page);
        }

        memory.NoSharePages = true;
        memory.Locked = options.LockMemory;
        if (options.MemorySource is { } source)
            memory.Source.Type = source;
        else if (sizes.Count > 0 || options.ShareMemory)
            memory.Source.Type = MemorySourceType.Memfd;
        if (options.ShareMemory)
            memory.Access.Mode = MemoryAccessMode.Shared;
        memory.Allocation.Mode = MemoryAllocationMode.Immediate;
    }
}
