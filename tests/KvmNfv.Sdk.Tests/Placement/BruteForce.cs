using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Tries every placement of a profile on a small host: every node for every cell, every set of CPUs, every page size.</summary>
internal static class BruteForce
{
    public static PlacementScore? Best(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPolicy policy)
    {
        var cells = profile.Cells.Count > 0 ? profile.Cells : [new GuestCell { VCpus = CpuSet.Range(0, profile.VCpus.Count - 1), Memory = profile.Memory }];
        var online = host.Cpus.Where(c => c.Online).ToList();
        var hk = profile.HostHousekeeping ?? policy.Housekeeping ?? CpuSet.From(online[0].Siblings.Where(s => online.Any(c => c.Id == s)));
        var usable = (hk & host.Online) - usage.Exclusive;
        PlacementScore? best = null;
        Cell(0, [], [], CpuSet.Empty, CpuSet.Empty);
        return best;

        void Cell(int i, List<CellPlacement> placed, List<VCpuPlacement> vcpus, CpuSet idle, CpuSet emulator)
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
                    var cell = new CellPlacement { Cell = i, Node = node.Id, Memory = cells[i].Memory, PageSize = huge ? size : host.BasePageSize, HugePages = huge, NodeReason = s_reason, PageReason = s_reason };
                    var own = online.Where(c => c.Node == node.Id).Select(c => c.Id).ToList();
                    var realTime = cells[i].VCpus.Where(v => profile.VCpus[v].Role == VCpuRole.RealTime).ToList();
                    var dedicated = cells[i].VCpus.Where(v => profile.VCpus[v].Role == VCpuRole.Dedicated).ToList();
                    var emulators = i == 0 && profile.Emulator == EmulatorPolicy.Dedicated ? 1 : 0;
                    foreach (var r in Subsets(own, realTime.Count))
                    {
                        foreach (var d in Subsets([.. own.Except(r)], dedicated.Count))
                        {
                            foreach (var e in Subsets([.. own.Except(r).Except(d)], emulators))
                            {
                                var busy = r.Concat(d).Concat(e).ToList();
                                var siblings = profile.Smt == SmtPolicy.Prefer ? CpuSet.Empty
                                    : CpuSet.From(busy.SelectMany(c => host.Cpu(c)!.Siblings).Where(s => host.Cpu(s)!.Online)) - CpuSet.From(busy);
                                // Require fills core after core: at most one core of a cell is not full.
                                if (profile.Smt == SmtPolicy.Require && siblings.Select(s => host.Cpu(s)!.Siblings).Distinct().Count() > 1)
                                    continue;
                                Cell(i + 1, [.. placed, cell], [.. vcpus, .. Place(realTime, r, i), .. Place(dedicated, d, i)], idle | siblings, emulator | CpuSet.From(e));
                            }
                        }
                    }
                }
            }
        }

        IEnumerable<VCpuPlacement> Place(List<int> ids, List<int> cpus, int cell) => ids.Zip(cpus).Select(p => new VCpuPlacement
        {
            VCpu = p.First, Cell = cell, Role = profile.VCpus[p.First].Role, Cpus = CpuSet.Of(p.Second), Reason = s_reason,
            FifoPriority = profile.VCpus[p.First].Role == VCpuRole.RealTime ? profile.VCpus[p.First].Priority ?? 1 : null,
        });

        void Consider(List<CellPlacement> placed, List<VCpuPlacement> vcpus, CpuSet idle, CpuSet emulator)
        {
            var floating = profile.VCpus.Select((v, i) => (v.Role, Id: i)).Where(v => v.Role is VCpuRole.Housekeeping or VCpuRole.Shared)
                .Select(v => new VCpuPlacement { VCpu = v.Id, Cell = 0, Role = v.Role, Cpus = usable, Reason = s_reason });
            var plan = new PlacementPlan
            {
                Vnf = profile.Name,
                VCpus = [.. vcpus.Concat(floating).OrderBy(v => v.VCpu)],
                Emulator = new EmulatorPlacement { Cpus = emulator.IsEmpty ? usable : emulator, Exclusive = !emulator.IsEmpty, Reason = s_reason },
                IoThreads = [.. Enumerable.Range(1, profile.IoThreads).Select(t => new IoThreadPlacement { Id = t, Cpus = emulator.IsEmpty ? usable : emulator, Reason = s_reason })],
                Cells = [.. placed],
                IdleCpus = idle,
                Score = new PlacementScore { SocketCrossings = 0, Distance = 0, L3Domains = 0, BrokenCores = 0, LeftOver = 0, PageSizeRank = 0, IsolatedSpent = 0 },
            };
            if (plan.Emulator.Cpus.IsEmpty || PlanVerifier.Faults(host, profile, usage, policy, plan).Count > 0)
                return;
            var score = PlanVerifier.Score(host, profile, usage, policy, plan);
            best = best is null || score < best ? score : best;
        }
    }

    private static readonly PlacementReason s_reason = new() { Rule = PlacementRule.ExclusiveCpu, Text = "" };

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
