using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The CPU and the NUMA cells that the guest sees.</summary>
internal static class GuestCpu
{
    private const int LocalDistance = 10;
    private const int MostDistance = 254;

    public static void Apply(Cpu cpu, VnfProfile profile, PlacementPlan plan, NfvDomainOptions options, HostTopology? host)
    {
        var isX86 = options.IsX86;
        if (options.IsKvm)
        {
            // All of the host's CPU: migratable=off also passes the invariant TSC, which a real-time guest keeps time by.
            cpu.Mode = CpuMode.HostPassthrough;
            cpu.Check = CpuCheck.None;
            cpu.Migratable = isX86 ? false : null;
        }
        else
        {
            cpu.Mode = CpuMode.Maximum;
        }

        var topology = GuestTopology.Of(profile, plan, host, hasDies: isX86);
        cpu.Topology.Sockets = (uint)topology.Sockets;
        cpu.Topology.Dies = (uint)topology.Dies;
        cpu.Topology.Cores = (uint)topology.Cores;
        cpu.Topology.Threads = (uint)topology.Threads;
        if (options.IsKvm && isX86)
        {
            cpu.Cache.Mode = CpuCacheMode.Passthrough;
            if (!options.NestedVirtualization)
                cpu.Features.AddRange([new CpuFeature { Policy = CpuFeaturePolicy.Disable, Name = "vmx" }, new CpuFeature { Policy = CpuFeaturePolicy.Disable, Name = "svm" }]);
        }

        AddCells(cpu.Numa, profile, plan);
    }

    private static void AddCells(CpuNuma numa, VnfProfile profile, PlacementPlan plan)
    {
        var cells = profile.EffectiveCells();
        var withDistances = cells.Count > 1 && plan.Cells.All(c => IsComplete(c, plan.Cells.Count));
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = new GuestNumaCell { Id = (uint)i, Cpus = cells[i].VCpus, Memory = cells[i].Memory };
            numa.Cells.Add(cell);
            foreach (var distance in withDistances ? plan.Cells[i].Distances : [])
                cell.Distances.Siblings.Add(new NumaDistance { Id = (uint)distance.Cell, Value = (uint)distance.Value });
        }
    }

    // QEMU wants all distances or none, 10 to itself, and at most 254 (255 means unreachable).
    private static bool IsComplete(CellPlacement cell, int cells) =>
        cell.Distances.Count == cells
        && cell.Distances.All(d => d.Value is >= LocalDistance and <= MostDistance && (d.Cell == cell.Cell) == (d.Value == LocalDistance));
}
