using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Reads a running domain and what is free around it.</summary>
internal static class RepinSurvey
{
    public static async Task<RepinState> ReadAsync(ILibvirtConnection connection, IDomain domain, HostTopology host, CancellationToken cancellationToken)
    {
        var document = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.None, cancellationToken).ConfigureAwait(false));
        var pins = await domain.GetVcpuPinsAsync(DomainModificationImpact.Live, cancellationToken).ConfigureAwait(false);
        var emulator = await domain.GetEmulatorPinAsync(DomainModificationImpact.Live, cancellationToken).ConfigureAwait(false);
        var ioThreads = await domain.GetIOThreadsAsync(DomainModificationImpact.Live, cancellationToken).ConfigureAwait(false);
        var (state, cpus) = (await domain.GetStateAsync(cancellationToken).ConfigureAwait(false), new DomainCpus(document));
        return new RepinState
        {
            Domain = domain.Name,
            VCpus = [.. pins.Select(p => CpuSet.From(p) & host.Online)],
            Fifo = Fifo(document),
            Exclusive = cpus.Fifo | cpus.Alone | Planned(document),
            Emulator = emulator is null ? host.Online : CpuSet.From(emulator) & host.Online,
            IoThreads = ioThreads.ToDictionary(t => t.Id, t => CpuSet.From(t.Affinity) & host.Online),
            Cells = Cells(document),
            MemoryMode = document.NumaTune.Memory.Exists ? document.NumaTune.Memory.Mode ?? NumaMemoryMode.Strict : null,
            MemoryNodes = document.NumaTune.Memory.NodeSet,
            Persistent = await domain.IsPersistentAsync(cancellationToken).ConfigureAwait(false),
            Paused = state.State == DomainState.Paused,
            StoredPlan = StoredPlan.Text(document),
        };
    }

    /// <summary>CPUs that nobody runs on: neither this domain, nor others, nor the host's own tasks.</summary>
    public static async Task<CpuSet> SpareAsync(
        ILibvirtConnection connection, IDomain domain, HostTopology host, RepinState state, PlacementPlan plan, CpuSet? housekeeping, CancellationToken cancellationToken)
    {
        var own = state.VCpus.Concat(state.IoThreads.Values).Append(state.Emulator).Aggregate(CpuSet.Empty, (all, c) => all | c)
            | plan.ExclusiveCpus | plan.FloatingCpus;
        var spare = host.Online - own - (housekeeping ?? host.Cpu(host.Online.Min)!.Siblings);
        foreach (var other in await connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active, cancellationToken).ConfigureAwait(false))
        {
            using (other)
            {
                if (other.Uuid == domain.Uuid)
                    continue;
                try
                {
                    var cpus = new DomainCpus(DomainDocument.Parse(await other.GetXmlAsync(DomainXmlFlags.None, cancellationToken).ConfigureAwait(false)));
                    // What floats may be on any CPU that is not isolated.
                    spare -= cpus.All | (cpus.SharesAnywhere ? host.Online - host.Isolated : CpuSet.Empty);
                }
                catch (LibvirtNotFoundException)
                {
                    // It ended meanwhile: its CPUs are free.
                }
            }
        }

        // A busy sibling disturbs, so a spare CPU's core must be free.
        return CpuSet.From(spare.Where(c => !host.Cpu(c)!.Siblings.Overlaps(own)));
    }

    private static CpuSet Planned(DomainDocument document) => StoredPlan.Read(document).Plan is not { } plan ? CpuSet.Empty
        : CpuSet.From(plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).Select(v => v.VCpu).Where(v => v is >= 0 and <= CpuSet.MaxValue));

    private static Dictionary<int, int> Fifo(DomainDocument document)
    {
        var fifo = new Dictionary<int, int>();
        foreach (var scheduler in document.CpuTune.VcpuSchedulers.Where(s => s.Scheduler == Scheduler.Fifo))
        {
            foreach (var vcpu in scheduler.Vcpus ?? CpuSet.Empty)
                fifo[vcpu] = scheduler.Priority ?? 0;
        }

        return fifo;
    }

    private static List<RepinCell> Cells(DomainDocument document)
    {
        var (tune, backing) = (document.NumaTune, document.MemoryBacking.HugePages);
        var byDefault = backing.Pages.FirstOrDefault(p => p.NodeSet is null)?.Size;
        if (document.Cpu.Numa.Cells.Count == 0)
            return [new RepinCell(document.Memory ?? MemorySize.Zero, byDefault, tune.Memory.NodeSet)];
        return [.. document.Cpu.Numa.Cells.Select((cell, i) => new RepinCell(
            cell.Memory ?? MemorySize.Zero,
            backing.Pages.FirstOrDefault(p => p.NodeSet?.Contains(i) == true)?.Size ?? byDefault,
            tune.MemoryNodes.FirstOrDefault(m => m.CellId == i)?.NodeSet ?? tune.Memory.NodeSet))];
    }
}
