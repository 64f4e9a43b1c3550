using KvmNfv.Libvirt;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>Reads what an evacuation is planned from: the domains, the targets, each way between them. Thread-safe.</summary>
internal sealed class EvacuationReader(IMigrationFactsReader facts, IHostReader hosts, IHostFiles files)
{
    // libvirtd serves five calls of a client at a time; measuring waits in QEMU meanwhile.
    private const int Parallel = 4;
    private readonly MigrationRequestReader _requests = new(facts, files);

    public async Task<IReadOnlyList<TargetRoom>> RoomsAsync(IReadOnlyList<EvacuationTarget> targets, CancellationToken cancellationToken)
    {
        var rooms = new List<TargetRoom>();
        foreach (var target in targets)
        {
            try
            {
                var host = await hosts.ReadAsync(target.Connection, cancellationToken).ConfigureAwait(false);
                var usage = await RunningUsage.ReadAsync(target.Connection, host, target.Placement, cancellationToken).ConfigureAwait(false);
                rooms.Add(new TargetRoom(target.Connection.Uri, host, usage, await VCpusAsync(target.Connection, cancellationToken).ConfigureAwait(false), target.Placement));
            }
            catch (Exception e) when (e is LibvirtException or InvalidDataException && targets.Count > 1)
            {
                // The others may take all; the ways to this one fail the same way, and say why.
                rooms.Add(new TargetRoom(target.Connection.Uri, null, HostUsage.None, 0, target.Placement));
            }
        }

        return rooms;
    }

    public async Task<IReadOnlyList<EvacuationCandidate>> DomainsAsync(
        ILibvirtConnection source, IReadOnlyList<EvacuationTarget> targets, EvacuationOptions options, CancellationToken cancellationToken)
    {
        var domains = await ChosenAsync(source, options, cancellationToken).ConfigureAwait(false);
        using var gate = new SemaphoreSlim(Parallel);
        try
        {
            var read = await Task.WhenAll(domains.Select(d => CandidateAsync(source, d, targets, options, gate, cancellationToken))).ConfigureAwait(false);
            return [.. read.OfType<EvacuationCandidate>()];
        }
        finally
        {
            foreach (var domain in domains)
                domain.Dispose();
        }
    }

    private static async Task<int> VCpusAsync(ILibvirtConnection connection, CancellationToken cancellationToken)
    {
        var stats = await connection.GetAllDomainStatsAsync(DomainStatsTypes.Vcpu, ConnectGetAllDomainStatsFlags.Active, withUuids: false, cancellationToken).ConfigureAwait(false);
        return stats.Sum(s => s.Parameters.TryGet(DomainStat.VcpuCurrent, out var current) ? (int)current.AsUInt32() : 0);
    }

    private static async Task<IReadOnlyList<IDomain>> ChosenAsync(ILibvirtConnection source, EvacuationOptions options, CancellationToken cancellationToken)
    {
        var running = await source.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active, cancellationToken).ConfigureAwait(false);
        var missing = options.Domains.Where(name => !running.Any(d => Is(d, name))).ToArray();
        if (missing.Length > 0)
        {
            foreach (var domain in running)
                domain.Dispose();
            throw new ArgumentException($"No such domain runs at {source.Uri}: {string.Join(", ", missing)}.", nameof(options));
        }

        if (options.Domains.Count == 0)
            return running;
        foreach (var other in running.Where(d => !options.Domains.Any(name => Is(d, name))))
            other.Dispose();
        return [.. running.Where(d => options.Domains.Any(name => Is(d, name)))];
    }

    private static bool Is(IDomain domain, string name) => domain.Name == name || (Guid.TryParse(name, out var uuid) && domain.Uuid == uuid);

    // Null for a domain that ended meanwhile: there is nothing left to move.
    private async Task<EvacuationCandidate?> CandidateAsync(
        ILibvirtConnection source, IDomain domain, IReadOnlyList<EvacuationTarget> targets, EvacuationOptions options, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = await facts.ReadDomainAsync(domain, cancellationToken).ConfigureAwait(false);
            var dirty = await DirtyRateAsync(source, domain, options, cancellationToken).ConfigureAwait(false);
            var probe = await facts.ProbeMemoryAsync(source, domain, cancellationToken).ConfigureAwait(false);
            var routes = new List<EvacuationRoute>();
            foreach (var target in targets)
                routes.Add(await RouteAsync(source, domain, target, options, dirty, probe, cancellationToken).ConfigureAwait(false));
            return new EvacuationCandidate(known, options.Profiles.GetValueOrDefault(known.Name), routes);
        }
        catch (LibvirtNotFoundException)
        {
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<EvacuationRoute> RouteAsync(
        ILibvirtConnection source, IDomain domain, EvacuationTarget target, EvacuationOptions options, DirtyRateProfile? dirty, MemoryProbe? probe, CancellationToken cancellationToken)
    {
        try
        {
            var request = await _requests.ReadAsync(source, domain, target.Connection, target.Link, cancellationToken).ConfigureAwait(false);
            var policy = target.MigrateUri is { } uri ? options.Policy with { MigrateUri = uri } : options.Policy;
            return new EvacuationRoute(request with { Policy = policy, Budget = options.Budget, DirtyRate = dirty, Probe = probe }, null);
        }
        catch (Exception e) when (e is LibvirtException and not LibvirtNotFoundException or InvalidDataException)
        {
            return new EvacuationRoute(null, e.Message);
        }
    }

    private async Task<DirtyRateProfile?> DirtyRateAsync(ILibvirtConnection source, IDomain domain, EvacuationOptions options, CancellationToken cancellationToken)
    {
        if (options.DirtyRatePeriods.Count == 0)
            return null;
        try
        {
            return await facts.MeasureDirtyRateAsync(source, domain, options.DirtyRatePeriods, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LibvirtException and not LibvirtNotFoundException or TimeoutException)
        {
            // The plan then says that nobody measured, and assumes.
            return null;
        }
    }
}
