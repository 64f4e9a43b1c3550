using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Cache and bandwidth allocations (cachetune, memorytune) against what the host can give.</summary>
internal static class CacheRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("cache-missing", AuditSeverity.Error, AuditSeverity.Error, "a cache is asked for that the host doesn't have", "libvirt refuses to start the guest.",
            c => Allocations(c).Where(a => a.Cache is null && a.Known).Select(a => new AuditFault(a.At, $"The host has no L{a.At.Level} cache {a.At.Id}.", $"Choose from {a.Ids}.")), AuditNeeds.Host),
        AuditCheck.Of("cache-capacity", AuditSeverity.Error, AuditSeverity.Error, "more cache is asked for than there is", "libvirt refuses to start the guest; the ways that all share are not to be had.",
            Capacity, AuditNeeds.Host),
        AuditCheck.Of("cache-elsewhere", AuditSeverity.Error, AuditSeverity.Warning, "the cache is not one that the vCPUs are on", "The allocation takes ways from others and gives the guest nothing.",
            c => from tune in c.Domain.CpuTune.CacheTunes
                 let cpus = c.Cpus.Of(tune.Vcpus ?? CpuSet.Empty)
                 from a in Allocations(c)
                 where tune.Caches.Contains(a.At) && a.Cache is not null && !cpus.IsEmpty && !a.Cache.Cpus.Overlaps(cpus)
                 select new AuditFault(a.At, $"L{a.At.Level} cache {a.At.Id} is of CPUs {a.Cache.Cpus}, vCPUs {tune.Vcpus} are on {cpus}.", "Name the cache of the vCPUs' CPUs."), AuditNeeds.Host),
        AuditCheck.Of("cache-shared", AuditSeverity.Note, null, "the real-time vCPUs share their caches with everybody", "A noisy neighbour evicts them: tens of microseconds under memory load.",
            c => c.Host!.Resctrl is { Caches.Count: > 0 } && c.Domain.CpuTune.CacheTunes.Count == 0
                ? [new AuditFault(c.Domain.CpuTune, "The host can allocate cache, the domain has no cachetune.", "Add a cachetune for the real-time vCPUs.")] : [], AuditNeeds.Host),
        AuditCheck.Of("bandwidth-range", AuditSeverity.Error, AuditSeverity.Error, "a share of memory bandwidth is none that the host can give", "libvirt refuses to start the guest.",
            c => c.Host!.Resctrl?.MemoryBandwidth is not { } limits || limits.InMegabytes == true ? [] :
                c.Domain.CpuTune.MemoryTunes.SelectMany(t => t.Nodes).Where(n => n.Bandwidth is { } b && (b > 100 || b < limits.MinBandwidth || (limits.Granularity > 0 && b % limits.Granularity != 0)))
                    .Select(n => new AuditFault(n, $"The share is {n.Bandwidth} %.", $"Choose {limits.MinBandwidth} to 100 % in steps of {limits.Granularity}.")), AuditNeeds.Host),
    ];

    private static IEnumerable<(CacheAllocation At, HostCache? Cache, bool Known, CpuSet Ids)> Allocations(AuditContext c)
    {
        foreach (var at in c.Domain.CpuTune.CacheTunes.SelectMany(t => t.Caches))
        {
            var level = c.Host!.Caches.Where(h => h.Level == (at.Level ?? 3) && h.Id is not null && h.Type != CacheType.Instruction).ToList();
            yield return (at, level.Find(h => h.Id == (int)Math.Min(at.Id ?? 0, int.MaxValue)), level.Count > 0, CpuSet.From(level.Select(h => h.Id!.Value).Where(i => i <= CpuSet.MaxValue)));
        }
    }

    private static IEnumerable<AuditFault> Capacity(AuditContext c)
    {
        foreach (var cache in Allocations(c).Where(a => a.Cache?.Size is not null).GroupBy(a => (a.Cache!, a.At.Type)))
        {
            // As many bytes as 64-bit arithmetic holds; a document may say anything.
            var sum = cache.Aggregate((UInt128)0, (all, a) => all + (a.At.Size?.Bytes ?? 0));
            var (size, ways) = (cache.Key.Item1.Size!.Value, Ways(c, cache.Key.Item1));
            // libvirt gives exclusive ways only, and the root group keeps at least one mask of the smallest size.
            var most = ways is { } w ? size.Bytes / (ulong)w.Ways * (ulong)(w.Ways - w.MinCbmBits) : size.Bytes;
            if (sum > most)
                yield return new AuditFault(cache.Last().At, $"{new MemorySize((ulong)UInt128.Min(sum, ulong.MaxValue))} are asked for of L{cache.Key.Item1.Level} cache {cache.Key.Item1.Id}, which can give {new MemorySize(most)} of its {size}.",
                    "Ask for less.");
        }
    }

    private static ResctrlCache? Ways(AuditContext c, HostCache cache) => c.Host!.Resctrl?.Caches.FirstOrDefault(r => r.Level == cache.Level && r.Ways > 0);
}
