using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Tries every placement of a profile on a small host: every node for every cell, every set of CPUs, every page size, every device, every mask.</summary>
internal static class BruteForce
{
    private static readonly PlacementReason s_reason = new() { Rule = PlacementRule.ExclusiveCpu, Text = "" };

    public static PlacementScore? Best(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPolicy policy)
    {
        var cells = profile.Cells.Count > 0 ? profile.Cells : [new GuestCell { VCpus = CpuSet.Range(0, profile.VCpus.Count - 1), Memory = profile.Memory }];
        var online = host.Cpus.Where(c => c.Online).ToList();
        var polling = policy.PollMode ?? CpuSet.Empty;
        var hk = (profile.HostHousekeeping ?? policy.Housekeeping ?? CpuSet.From(online[0].Siblings.Where(s => online.Any(c => c.Id == s)))) - polling;
        var usable = Usable(hk);
        var shared = Usable((policy.Shared ?? hk) - polling);
        var taken = usage.Exclusive | usage.Floating | hk | ((policy.Shared ?? hk) - polling) | polling;
        var threads = profile.IoThreadPolicy == IoThreadPolicy.Dedicated ? profile.IoThreads : 0;
        var devices = DeviceSets().ToList();
        PlacementScore? best = null;
        Cell(0, [], [], CpuSet.Empty, []);
        return best;

        CpuSet Usable(CpuSet pool) => CpuSet.From(((pool & host.Online) - usage.Exclusive).Where(c => !host.Cpu(c)!.Siblings.Any(s => host.Cpu(s)!.Online && usage.RealTime.Contains(s))));

        void Cell(int i, List<CellPlacement> placed, List<VCpuPlacement> vcpus, CpuSet idle, List<int> emulator)
        {
            if (i == cells.Count)
            {
                Consider(placed, vcpus, idle, emulator);
                return;
            }

            foreach (var node in host.Nodes.Where(n => placed.All(p => p.Node != n.Id) && online.Any(c => c.Node == n.Id)))
            {
                foreach (var size in profile.PageSizes)
                {
                    var huge = size > host.BasePageSize;
                    var cell = new CellPlacement
                    {
                        Cell = i, Node = node.Id, Memory = cells[i].Memory, PageSize = huge ? size : host.BasePageSize, HugePages = huge, NodeReason = s_reason, PageReason = s_reason,
                        Socket = host.Cpus.Where(c => c.Online && c.Node == node.Id).Min(c => c.Package),
                    };
                    // What is somebody's or the host's is left out at once: the verifier would refuse it anyway, only later.
                    var own = online.Where(c => c.Node == node.Id).Select(c => c.Id).Where(c => !taken.Contains(c)).ToList();
                    // vCPUs that ask for the same are interchangeable.
                    var groups = cells[i].VCpus.Where(v => profile.VCpus[v].Role is VCpuRole.RealTime or VCpuRole.Dedicated)
                        .GroupBy(v => (profile.VCpus[v].Role, profile.VCpus[v].CoreType)).Select(g => g.ToList()).ToList();
                    if (i == 0)
                        groups.Add([.. Enumerable.Repeat(-1, threads + (profile.Emulator == EmulatorPolicy.Dedicated ? 1 : 0))]);
                    foreach (var sets in Choices(own, groups, 0))
                    {
                        var busy = sets.SelectMany(s => s).ToList();
                        var siblings = profile.Smt == SmtPolicy.Prefer ? CpuSet.Empty
                            : CpuSet.From(busy.SelectMany(c => host.Cpu(c)!.Siblings).Where(s => host.Cpu(s)!.Online)) - CpuSet.From(busy);
                        // Require fills core after core: at most one core of a cell is not full.
                        if (profile.Smt == SmtPolicy.Require && siblings.Select(s => host.Cpu(s)!.Siblings).Distinct().Count() > 1)
                            continue;
                        var exclusive = groups.Zip(sets).Where(g => g.First.Count > 0 && g.First[0] >= 0).SelectMany(g => Place(g.First, g.Second, i));
                        Cell(i + 1, [.. placed, cell], [.. vcpus, .. exclusive], idle | siblings, i == 0 ? sets[^1] : emulator);
                    }
                }
            }
        }

        IEnumerable<VCpuPlacement> Place(List<int> ids, List<int> cpus, int cell) => ids.Zip(cpus).Select(p => new VCpuPlacement
        {
            VCpu = p.First, Cell = cell, Role = profile.VCpus[p.First].Role, Cpus = CpuSet.Of(p.Second), Reason = s_reason,
            FifoPriority = profile.VCpus[p.First].Role == VCpuRole.RealTime ? profile.VCpus[p.First].Priority ?? 1 : null,
        });

        void Consider(List<CellPlacement> placed, List<VCpuPlacement> vcpus, CpuSet idle, List<int> emulator)
        {
            var floating = profile.VCpus.Select((v, i) => (v.Role, Id: i)).Where(v => v.Role is VCpuRole.Housekeeping or VCpuRole.Shared)
                .Select(v => new VCpuPlacement { VCpu = v.Id, Cell = 0, Role = v.Role, Cpus = v.Role == VCpuRole.Shared ? shared : usable, Reason = s_reason });
            var first = profile.Emulator == EmulatorPolicy.Dedicated ? CpuSet.Of(emulator[0]) : usable;
            CpuSet IoThread(int t) => profile.IoThreadPolicy switch
            {
                IoThreadPolicy.Dedicated => CpuSet.Of(emulator[t - 1 + (profile.Emulator == EmulatorPolicy.Dedicated ? 1 : 0)]),
                IoThreadPolicy.Housekeeping => usable,
                _ => first,
            };
            var plan = new PlacementPlan
            {
                Vnf = profile.Name,
                VCpus = [.. vcpus.Concat(floating).OrderBy(v => v.VCpu)],
                Emulator = new EmulatorPlacement { Cpus = first, Exclusive = profile.Emulator == EmulatorPolicy.Dedicated, Reason = s_reason },
                IoThreads = [.. Enumerable.Range(1, profile.IoThreads).Select(t => new IoThreadPlacement { Id = t, Cpus = IoThread(t), Exclusive = threads > 0, Reason = s_reason })],
                Cells = [.. placed.Select(c => c with { Distances = [.. placed.Select(o => new CellDistance(o.Cell, PlanVerifier.Distance(host, c.Node, o.Node)))] })],
                IdleCpus = idle,
                Score = new PlacementScore { SocketCrossings = 0, Distance = 0, L3Domains = 0, BrokenCores = 0, LeftOver = 0, PageSizeRank = 0, IsolatedSpent = 0 },
            };
            if (plan.Emulator.Cpus.IsEmpty)
                return;
            // A worse plan needs no checking. Devices and masks don't change what the rest costs.
            var cost = PlanVerifier.Score(host, profile with { Devices = [] }, usage, policy, plan);
            if ((best is not null && cost >= best && cost.SocketCrossings >= best.SocketCrossings && devices.Count <= 1)
                || PlanVerifier.Faults(host, profile with { Devices = [], Shares = [] }, usage, policy, plan).Count > 0)
                return;
            foreach (var set in devices)
            {
                var withDevices = plan with { Devices = set };
                var score = cost with
                {
                    SocketCrossings = cost.SocketCrossings + DeviceVerifier.Crossings(host, profile, withDevices),
                    DeviceDistance = DeviceVerifier.Distances(host, profile, withDevices),
                };
                if ((best is not null && score >= best) || DeviceVerifier.Faults(host, profile, usage, withDevices).Any())
                    continue;
                if (profile.Shares.Count == 0 || Shares(withDevices, 0, []))
                    best = score;
            }
        }

        // Every free device for every request, one after the other.
        IEnumerable<EquatableList<DevicePlacement>> DeviceSets() => profile.Devices.Aggregate<DeviceRequest, IEnumerable<EquatableList<DevicePlacement>>>([[]], (sets, request) =>
            from set in sets
            from device in host.PciDevices
            where set.All(d => d.Address != device.Address)
            select (EquatableList<DevicePlacement>)[.. set, new DevicePlacement { Name = request.Name, Address = device.Address, Node = DeviceVerifier.NodeOf(host, device), Cell = 0, Affinity = request.Affinity, Reason = s_reason }]);

        // Every place of a mask in every cache that a share's vCPUs are on.
        bool Shares(PlacementPlan plan, int index, List<ResourceReservation> done)
        {
            if (index == profile.Shares.Count)
                return PlanVerifier.Faults(host, profile, usage, policy, plan with { Shares = [.. done] }).Count == 0;
            var share = profile.Shares[index];
            var members = plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated && (share.Role is null || share.Role == v.Role)
                && (share.Cells is null || share.Cells.Contains(v.Cell))).ToList();
            var caches = host.Caches.Where(c => c.Level == 3 && members.Any(v => v.Cpus.Overlaps(c.Cpus))).OrderBy(c => c.Id).ToList();
            if (host.Resctrl is not { } resctrl || resctrl.Caches.Count == 0 || caches.Any(c => c.Id is null || c.Size is null))
                return false;
            var step = resctrl.MemoryBandwidth?.Granularity ?? 1;
            EquatableList<BandwidthReservation> bandwidths = share.MemoryBandwidth is { } percent
                ? [.. caches.Select(c => new BandwidthReservation(c.Id!.Value, Math.Max((percent + step - 1) / step * step, resctrl.MemoryBandwidth?.MinBandwidth ?? 0)))] : [];
            IEnumerable<List<CacheReservation>> masks = [[]];
            foreach (var cache in share.CacheWays is null ? [] : caches)
            {
                foreach (var limits in resctrl.Caches)
                {
                    var ways = Math.Max(share.CacheWays!.Value, limits.MinCbmBits);
                    var way = cache.Size!.Value.Bytes / (ulong)limits.Ways;
                    masks = masks.SelectMany(m => Enumerable.Range(0, Math.Max(0, limits.Ways - ways + 1)).Select(at => (List<CacheReservation>)
                        [.. m, new CacheReservation(cache.Id!.Value, 3, limits.Type, ((1UL << ways) - 1) << at, new MemorySize(way * (ulong)ways))]));
                }
            }

            return masks.Any(m => Shares(plan, index + 1,
                [.. done, new ResourceReservation { VCpus = CpuSet.From(members.Select(v => v.VCpu)), Caches = [.. m], Bandwidths = bandwidths, Reason = s_reason }]));
        }
    }

    private static IEnumerable<List<List<int>>> Choices(List<int> items, List<List<int>> groups, int index)
    {
        if (index == groups.Count)
            return [[]];
        return from set in Subsets(items, groups[index].Count)
               from rest in Choices([.. items.Except(set)], groups, index + 1)
               select (List<List<int>>)[set, .. rest];
    }

    private static IEnumerable<List<int>> Subsets(List<int> items, int count)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = 0; i <= items.Count - count; i++)
        {
            foreach (var rest in Subsets(items[(i + 1)..], count - 1))
                yield return [items[i], .. rest];
        }
    }
}
