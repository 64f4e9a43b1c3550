using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Writes the shares of cache and bandwidth that a VNF's vCPUs get where they are.</summary>
internal static class SharePlan
{
    public static EquatableList<ResourceReservation> Write(ShareRoom room, VnfProfile profile, EquatableList<VCpuPlacement> vcpus)
    {
        if (room.IsEmpty)
            return [];
        var members = profile.Shares.Select(s => ResourceShareRules.VCpus(profile, s)).ToArray();
        var cpus = members.Select(m => m.Aggregate(CpuSet.Empty, (set, v) => set | vcpus[v].Cpus)).ToArray();
        var caches = profile.Shares.Select(_ => new List<CacheReservation>()).ToArray();
        var bandwidths = profile.Shares.Select(_ => new List<BandwidthReservation>()).ToArray();
        foreach (var domain in Domains(room.Map.Layout))
        {
            var used = Enumerable.Range(0, cpus.Length).Where(i => domain.Cache!.Cpus.Overlaps(cpus[i])).ToArray();
            var rest = room.RoomOf(domain);
            // The placer chose only caches in which these fit.
            if (used.Length == 0 || room.Pack(rest, used.Aggregate(0u, (mask, i) => mask | (1u << i))) is not var (code, data))
                continue;
            var (id, level) = (domain.Cache!.Id!.Value, domain.Cache.Level);
            foreach (var i in used)
            {
                if (code[i] != 0 && rest.HasCdp)
                    caches[i].AddRange(Reservation(CacheType.Data, data[i]), Reservation(CacheType.Instruction, code[i]));
                else if (code[i] != 0)
                    caches[i].Add(Reservation(CacheType.Unified, code[i]));
                if (room.Percent(profile.Shares[i]) is > 0 and var percent)
                    bandwidths[i].Add(new BandwidthReservation(id, percent));
            }

            CacheReservation Reservation(CacheType type, ulong mask) =>
                new(id, level, type, mask, new MemorySize(rest.WayBytes * (ulong)System.Numerics.BitOperations.PopCount(mask)));
        }

        return [.. members.Select((vcpu, i) => new ResourceReservation
        {
            VCpus = vcpu,
            Caches = [.. caches[i].OrderBy(c => c.CacheId).ThenBy(c => c.Type)],
            Bandwidths = [.. bandwidths[i].OrderBy(b => b.ControllerId)],
            Reason = Reason(profile.Shares[i], cpus[i], caches[i], bandwidths[i]),
        })];
    }

    // Each cache once, also where several nodes share it.
    private static IEnumerable<DomainLayout> Domains(HostLayout layout) =>
        layout.Nodes.SelectMany(n => n.Packages).SelectMany(p => p).Where(d => d.Cache?.Id is not null).DistinctBy(d => d.Cache!.Id);

    private static PlacementReason Reason(ResourceShare share, CpuSet cpus, List<CacheReservation> caches, List<BandwidthReservation> bandwidths)
    {
        var parts = new List<string>();
        if (caches.Count > 0)
            parts.Add($"{caches[0].Ways} ways ({caches[0].Size}) of L3 cache {string.Join(',', caches.Select(c => c.CacheId).Distinct())} for them alone");
        if (bandwidths.Count > 0)
            parts.Add($"at most {bandwidths[0].Percent} % of the memory bandwidth of controller {string.Join(',', bandwidths.Select(b => b.ControllerId))}");
        return new PlacementReason
        {
            Rule = share.CacheWays is null && share.CacheSize is null ? PlacementRule.MemoryBandwidth : PlacementRule.CacheShare,
            Text = $"The vCPUs on CPUs {cpus} have {string.Join(" and ", parts)}.",
            Cpus = cpus,
        };
    }
}
