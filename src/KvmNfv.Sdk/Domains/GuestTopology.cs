using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>Sockets, dies, cores and threads of a guest, so that what it takes for near is near.</summary>
internal readonly record struct GuestTopology(int Sockets, int Dies, int Cores, int Threads)
{
    private const int MostThreads = 8;

    public static GuestTopology Of(VnfProfile profile, PlacementPlan plan, HostTopology? host, bool hasDies)
    {
        var cells = profile.EffectiveCells();
        // A cell is a socket or a die where cells are as large as each other and their vCPUs follow each other: QEMU numbers so.
        var even = cells.All(c => c.VCpus.Count == cells[0].VCpus.Count) && cells.Select((c, i) => c.VCpus == CpuSet.Range(i * cells[0].VCpus.Count, ((i + 1) * cells[0].VCpus.Count) - 1)).All(o => o);
        var (sockets, dies) = even ? Packages(plan, hasDies) : (1, 1);
        var perDie = profile.VCpus.Count / sockets / dies;
        var threads = host is null ? 1 : ThreadsOf(plan, host, perDie);
        return new GuestTopology(sockets, dies, perDie / threads, threads);
    }

    // Cells of one host socket become dies of one guest socket; where the host tells no sockets, each cell is one.
    private static (int Sockets, int Dies) Packages(PlacementPlan plan, bool hasDies)
    {
        var cells = plan.Cells.Count;
        var runs = plan.Cells.Where((c, i) => i == 0 || c.Socket != plan.Cells[i - 1].Socket).Select(c => c.Socket).ToList();
        var whole = hasDies && runs.TrueForAll(s => s is not null) && runs.Distinct().Count() == runs.Count
            && plan.Cells.GroupBy(c => c.Socket).All(g => g.Count() == cells / runs.Count);
        return whole ? (runs.Count, cells / runs.Count) : (cells, 1);
    }

    // QEMU numbers threads first (x86_topo_ids_from_idx), so a guest core is a run of vCPUs; each must be on the threads of one host core.
    private static int ThreadsOf(PlacementPlan plan, HostTopology host, int perDie)
    {
        for (var threads = MostThreads; threads > 1; threads /= 2)
        {
            if (perDie % threads == 0 && plan.VCpus.Chunk(threads).All(core => IsCore(core, host)))
                return threads;
        }

        return 1;
    }

    private static bool IsCore(VCpuPlacement[] vcpus, HostTopology host)
    {
        var cpus = vcpus.Aggregate(CpuSet.Empty, (all, v) => all | v.Cpus);
        return vcpus.All(v => v.Cpus.Count == 1) && cpus.Count == vcpus.Length && host.Cpu(cpus.Min)?.Siblings is { } siblings && cpus.IsSubsetOf(siblings);
    }
}
