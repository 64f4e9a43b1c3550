using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>What is left of a target while domains are assigned to it. Not thread-safe.</summary>
/// <param name="uri">Its URI.</param>
/// <param name="host">The host; null when it could not be read, then nothing is placed on it.</param>
/// <param name="usage">What it runs already.</param>
/// <param name="vcpus">vCPUs of what it runs already.</param>
/// <param name="policy">Its rules of placement.</param>
internal sealed class TargetRoom(string uri, HostTopology? host, HostUsage usage, int vcpus, PlacementPolicy? policy)
{
    // As the rules tell huge pages from ordinary ones.
    private static readonly MemorySize s_ordinary = MemorySize.FromKiB(64);
    private readonly Dictionary<MemorySize, MemorySize> _taken = [];
    private readonly Placer _placer = new(policy);
    private HostUsage _usage = usage;

    public string Uri { get; } = uri;

    /// <summary>vCPUs that it will run.</summary>
    public int VCpus { get; private set; } = vcpus;

    /// <summary>Its CPUs; null when unknown.</summary>
    public int? Cpus { get; } = host?.Online.Count is > 0 and var count ? count : null;

    /// <summary>The host's facts less what was assigned to it since.</summary>
    public MigrationHostFacts Narrow(MigrationHostFacts facts) => facts with
    {
        FreeMemory = facts.FreeMemory is { } free ? Less(free, Taken(MemorySize.Zero)) : null,
        HugePages = [.. facts.HugePages.Select(p => p with { Free = p.Free is { } pages ? Math.Max(0, pages - (long)(Taken(p.Size).Bytes / p.Size.Bytes)) : null })],
    };

    /// <summary>How full it would be with the domain, by memory or vCPUs; the larger counts.</summary>
    public double Load(MigrationDomainFacts domain, MigrationHostFacts narrowed)
    {
        var memory = narrowed.FreeMemory is { } free && free > MemorySize.Zero ? domain.Memory.Bytes / (double)free.Bytes : 0;
        return Math.Max(IsHuge(domain) ? 0 : memory, Cpus is { } cpus ? (VCpus + domain.VCpus) / (double)cpus : 0);
    }

    public PlacementResult? Place(VnfProfile profile) => host is null ? null : _placer.Place(host, profile, _usage);

    public void Take(MigrationDomainFacts domain, PlacementPlan? placement)
    {
        VCpus += domain.VCpus;
        var pool = IsHuge(domain) ? domain.PageSize : MemorySize.Zero;
        _taken[pool] = Taken(pool) + domain.Memory;
        _usage = placement is not null ? _usage.With(placement) : _usage with { Memory = [.. _usage.Memory, .. Promise(domain)] };
    }

    private static bool IsHuge(MigrationDomainFacts domain) => domain.PageSize > s_ordinary;

    private static MemorySize Less(MemorySize whole, MemorySize part) => whole > part ? whole - part : MemorySize.Zero;

    private MemorySize Taken(MemorySize pool) => _taken.GetValueOrDefault(pool);

    // Nobody knows on which node the kernel puts it: the one with the most left, as its own policy tends to.
    private IEnumerable<NodeUsage> Promise(MigrationDomainFacts domain)
    {
        if (host is null || host.Nodes.Count == 0)
            yield break;
        var page = IsHuge(domain) ? domain.PageSize : host.BasePageSize;
        var node = host.Nodes.MaxBy(n => Left(n, page));
        if (node is not null)
            yield return new NodeUsage(node.Id, page, domain.Memory);
    }

    private long Left(HostNode node, MemorySize page)
    {
        var free = page == host!.BasePageSize
            ? node.FreeMemory ?? node.Memory
            : node.Pool(page) is { } pool ? new MemorySize((ulong)(pool.Free ?? pool.Total) * pool.Size.Bytes) : null;
        return (long)(free?.Bytes ?? 0) - (long)_usage.Promised(node.Id, page).Bytes;
    }
}
