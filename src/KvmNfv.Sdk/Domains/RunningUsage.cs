using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// What the domains that run on a host leave of its CPUs and devices. Memory and resctrl groups of what runs are in the topology (free counts, groups)
/// already. Pure but for <see cref="ReadAsync"/>; thread-safe.
/// <para>A vCPU that alone is pinned to one CPU outside of the host's own CPUs has it for itself. Every other thread floats where it may run. A thread
/// that is pinned nowhere floats over all CPUs that the kernel doesn't isolate: libvirt takes isolated CPUs out of its affinity.</para>
/// </summary>
public static class RunningUsage
{
    /// <summary>Reads the live documents of all active domains of a connection.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="host">Its host.</param>
    /// <param name="policy">The host's rules, for its own CPUs; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused to list the domains. A domain that ends meanwhile is left out.</exception>
    public static async Task<HostUsage> ReadAsync(
        ILibvirtConnection connection, HostTopology host, PlacementPolicy? policy = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var running = new List<RunningDomain>();
        foreach (var domain in await connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active, cancellationToken).ConfigureAwait(false))
        {
            using (domain)
            {
                try
                {
                    running.Add(new RunningDomain(DomainDocument.Parse(await domain.GetXmlAsync(default, cancellationToken).ConfigureAwait(false))));
                }
                catch (LibvirtNotFoundException)
                {
                    // It ended between the list and the question: it uses nothing any more.
                }
            }
        }

        return Of(host, running, policy);
    }

    /// <summary>What some running domains use.</summary>
    /// <param name="host">The host.</param>
    /// <param name="domains">The domains that run there.</param>
    /// <param name="policy">The host's rules, for its own CPUs; null means the defaults.</param>
    public static HostUsage Of(HostTopology host, IEnumerable<RunningDomain> domains, PlacementPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(domains);
        var layout = new HostLayout(host, policy ?? new PlacementPolicy(), null);
        var all = domains.ToList();
        var threads = all.SelectMany(d => DomainThreads.Of(d, layout.Online - layout.Isolated is { IsEmpty: false } open ? open : layout.Online)).ToList();
        var alone = CpuSet.From(threads.Where(t => t.IsPinned && t.Cpus.Count == 1).GroupBy(t => t.Cpus.Min)
            .Where(g => g.Count() == 1 && g.First().IsVCpu && !layout.HostCpus.Contains(g.Key)).Select(g => g.Key));
        // Somebody else who is pinned there too, to several CPUs, makes it nobody's own.
        foreach (var thread in threads.Where(t => t.IsPinned && t.Cpus.Count > 1))
            alone -= thread.Cpus;
        return new HostUsage
        {
            Exclusive = alone | CpuSet.From(all.SelectMany(d => Idle(d, alone))),
            RealTime = Union(threads.Where(t => t.IsRealTime && t.Cpus.IsSubsetOf(alone))),
            Floating = Union(threads.Where(t => !(t.IsVCpu && t.Cpus.IsSubsetOf(alone)))) & layout.Online,
            Devices = [.. all.SelectMany(d => PassedThroughDevices.Of(d.Document))],
        };
    }

    // Only the plan knows which threads its SMT policy keeps empty; one that the pins no longer follow tells nothing.
    private static CpuSet Idle(RunningDomain domain, CpuSet alone) =>
        Audit.StoredPlan.Read(domain.Document).Plan is { } plan && (plan.ExclusiveCpus - plan.IdleCpus - plan.Emulator.Cpus).IsSubsetOf(alone) ? plan.IdleCpus : CpuSet.Empty;

    private static CpuSet Union(IEnumerable<DomainThread> threads) => threads.Aggregate(CpuSet.Empty, (set, t) => set | t.Cpus);
}
