using System.Runtime.CompilerServices;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Checks a plan against the rules as docs/placement.md states them, sharing no code with the placer; and scores it anew.</summary>
internal static class PlanVerifier
{
    private static readonly ConditionalWeakTable<HostTopology, Dictionary<int, HostCpu>> s_cpus = [];

    public static List<string> Faults(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPolicy policy, PlacementPlan plan)
    {
        var faults = new List<string>();
        void Rule(bool holds, string text)
        {
            if (!holds)
                faults.Add(text);
        }

        var cpus = s_cpus.GetValue(host, h => h.Cpus.ToDictionary(c => c.Id));
        var firstOnline = host.Cpus.First(c => c.Online);
        var housekeeping = profile.HostHousekeeping ?? policy.Housekeeping ?? CpuSet.From(firstOnline.Siblings.Where(c => cpus[c].Online));
        var polling = policy.PollMode ?? CpuSet.Empty;
        housekeeping -= polling;
        var hostCpus = housekeeping | ((policy.Shared ?? housekeeping) - polling) | polling;
        CpuSet Siblings(int cpu) => CpuSet.From(cpus[cpu].Siblings.Where(c => cpus.TryGetValue(c, out var s) && s.Online));
        var used = plan.VCpus.SelectMany(v => v.Cpus).Concat(plan.Emulator.Cpus).Concat(plan.IoThreads.SelectMany(t => t.Cpus)).ToList();
        Rule(used.All(c => cpus[c].Online), "an offline CPU is used");
        Rule(plan.VCpus.Select(v => v.VCpu).SequenceEqual(Enumerable.Range(0, profile.VCpus.Count)), "not every vCPU is placed once");
        Rule(plan.VCpus.All(v => v.Role == profile.VCpus[v.VCpu].Role && !v.Cpus.IsEmpty), "a role is wrong or a vCPU has no CPU");

        var exclusive = plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).ToList();
        Rule(exclusive.All(v => v.Cpus.Count == 1), "an exclusive vCPU has not exactly one CPU");
        var own = exclusive.SelectMany(v => v.Cpus).Concat(plan.IdleCpus).Concat(OwnThreads(plan)).ToList();
        Rule(own.Distinct().Count() == own.Count, "exclusive CPUs overlap");
        Rule(own.All(c => !usage.Exclusive.Contains(c) && !usage.Floating.Contains(c)), "an exclusive CPU is in use");
        Rule(own.All(c => !hostCpus.Contains(c)), "a housekeeping or shared CPU is exclusive");
        var floating = plan.VCpus.Where(v => v.Role is VCpuRole.Shared or VCpuRole.Housekeeping).SelectMany(v => v.Cpus).Concat(plan.Emulator.Cpus)
            .Concat(plan.IoThreads.SelectMany(t => t.Cpus)).ToHashSet();
        Rule(!floating.Overlaps(usage.Exclusive), "a floating thread is on somebody's exclusive CPU");
        Rule(!floating.Except(OwnThreads(plan)).Any(own.Contains), "a floating thread is on an exclusive CPU");
        Rule(!used.Any(polling.Contains) && !own.Any(polling.Contains), "a CPU of the poll-mode switch is used");
        Rule(floating.All(c => !Siblings(c).Overlaps(usage.RealTime)), "an emulator, IOThread or floating vCPU is beside somebody's real-time CPU");
        Rule(OwnThreads(plan).All(c => !Siblings(c).Overlaps(polling)), "the emulator's own CPU is beside a poll-mode CPU");

        var needIsolated = policy.Isolation == RealTimeIsolation.Required
            || (policy.Isolation == RealTimeIsolation.WhereAvailable && host.Cpus.Any(c => c.Online && c.Isolated));
        foreach (var cpu in plan.VCpus.Where(v => v.Role == VCpuRole.RealTime).SelectMany(v => v.Cpus))
        {
            Rule(cpu != 0, "CPU 0 is real-time");
            Rule(!Siblings(cpu).Overlaps(hostCpus), $"real-time CPU {cpu} is on a core with housekeeping");
            Rule(!Siblings(cpu).Any(floating.Contains), $"an emulator, IOThread or floating vCPU is on the core of real-time CPU {cpu}");
            Rule(!Siblings(cpu).Overlaps(usage.Floating), $"somebody's emulator is on the core of real-time CPU {cpu}");
            Rule(!needIsolated || cpus[cpu].Isolated, $"real-time CPU {cpu} is not isolated");
        }

        Rule(!plan.Emulator.Exclusive || plan.Emulator.Cpus.All(c => !Siblings(c).Overlaps(usage.RealTime)), "the emulator's own CPU is beside somebody's real-time CPU");
        Rule(plan.VCpus.All(v => v.FifoPriority == (v.Role == VCpuRole.RealTime ? profile.VCpus[v.VCpu].Priority ?? 1 : null)), "a scheduling class is wrong");
        Rule(plan.IoThreads.Select(t => t.Id).SequenceEqual(Enumerable.Range(1, profile.IoThreads)), "IOThreads are missing");
        Rule(plan.IoThreads.All(t => t.Exclusive == (profile.IoThreadPolicy == IoThreadPolicy.Dedicated) && (t.Exclusive ? t.Cpus.Count == 1 : !t.Cpus.IsEmpty)
            && (profile.IoThreadPolicy != IoThreadPolicy.Emulator || t.Cpus == plan.Emulator.Cpus)), "an IOThread is against its policy");
        Rule(plan.Emulator.Exclusive == (profile.Emulator == EmulatorPolicy.Dedicated) && (!plan.Emulator.Exclusive || plan.Emulator.Cpus.Count == 1), "the emulator is against its policy");
        Rule(OwnThreads(plan).All(c => cpus[c].Node == plan.Cells[0].Node), "the emulator's or an IOThread's own CPU is off the first cell's node");
        Rule(exclusive.All(v => TypeFits(host, profile.VCpus[v.VCpu].CoreType ?? profile.CoreType, cpus[v.Cpus.Min])), "a vCPU has the wrong type of core");
        faults.AddRange(DeviceVerifier.Faults(host, profile, usage, plan));
        faults.AddRange(ShareVerifier.Faults(host, profile, usage, plan));
        CheckSmt();
        CheckCells();
        return faults;

        void CheckSmt()
        {
            if (profile.Smt == SmtPolicy.Prefer)
                return;
            var busy = exclusive.SelectMany(v => v.Cpus).Concat(OwnThreads(plan)).ToList();
            Rule(own.All(c => Siblings(c).All(own.Contains)), "a core is shared with others against the SMT policy");
            if (profile.Smt == SmtPolicy.Isolate)
                Rule(busy.All(c => Siblings(c).Count(busy.Contains) == 1), "isolate: two vCPUs on a core");
            else
            {
                Rule(busy.All(c => Siblings(c).Count > 1), "require: a core without threads");
                Rule(plan.Cells.All(cell => plan.IdleCpus.Where(c => cpus[c].Node == cell.Node).Select(Siblings).Distinct().Count() <= 1), "require: two cores partly empty");
            }
        }

        void CheckCells()
        {
            var cells = profile.Cells.Count > 0 ? profile.Cells : [new GuestCell { VCpus = CpuSet.Range(0, profile.VCpus.Count - 1), Memory = profile.Memory }];
            Rule(plan.Cells.Select(c => c.Node).Distinct().Count() == cells.Count && plan.Cells.Count == cells.Count, "cells share a node");
            for (var i = 0; i < plan.Cells.Count; i++)
            {
                var (cell, node) = (plan.Cells[i], host.Nodes.First(n => n.Id == plan.Cells[i].Node));
                Rule(cell.Socket == host.Cpus.Where(c => c.Online && c.Node == cell.Node).Min(c => c.Package), "a cell's socket is wrong");
                Rule(cell.Distances.SequenceEqual(plan.Cells.Select(o => new CellDistance(o.Cell, Distance(host, cell.Node, o.Node)))), "a cell's distances are wrong");
                Rule(cell.Memory == cells[i].Memory, "a cell's memory is wrong");
                Rule(exclusive.Where(v => cells[i].VCpus.Contains(v.VCpu)).All(v => v.Cell == i && v.Cpus.All(c => cpus[c].Node == cell.Node)), "an exclusive CPU is off its cell's node");
                var promised = usage.Memory.Where(m => m.Node == cell.Node && m.PageSize == cell.PageSize).Sum(m => (long)m.Memory.Bytes);
                var free = cell.HugePages
                    ? node.HugePages.Where(p => p.Size == cell.PageSize).Sum(p => (p.Free ?? p.Total) * (long)cell.PageSize.Bytes)
                    : (long)(node.FreeMemory ?? node.Memory ?? MemorySize.Zero).Bytes;
                Rule((long)cell.Memory.Bytes <= free - promised, "a cell's memory is not free on its node");
                Rule(!cell.HugePages || cell.Memory % cell.PageSize == MemorySize.Zero, "memory is not whole pages");
                Rule(profile.PageSizes.Any(s => s == cell.PageSize || (!cell.HugePages && s <= host.BasePageSize)), "a page size was not asked for");
            }
        }
    }

    /// <summary>The objective, computed from the plan alone; hosts whose nodes lie in one package each.</summary>
    public static PlacementScore Score(HostTopology host, VnfProfile profile, HostUsage usage, PlacementPolicy policy, PlacementPlan plan)
    {
        var cpus = host.Cpus.Where(c => c.Online).ToDictionary(c => c.Id);
        var hk = profile.HostHousekeeping ?? policy.Housekeeping ?? CpuSet.From(cpus[cpus.Keys.Min()].Siblings.Where(cpus.ContainsKey));
        var polling = policy.PollMode ?? CpuSet.Empty;
        hk -= polling;
        var hostCpus = hk | ((policy.Shared ?? hk) - polling) | polling;
        bool Free(int c) => cpus.ContainsKey(c) && !hostCpus.Contains(c) && !usage.Exclusive.Contains(c) && !usage.Floating.Contains(c);
        int Distance(int a, int b) => PlanVerifier.Distance(host, a, b);
        var hkNodes = hk.Where(c => cpus.ContainsKey(c) && !usage.Exclusive.Contains(c) && !cpus[c].Siblings.Any(s => cpus.ContainsKey(s) && usage.RealTime.Contains(s))).Select(c => cpus[c].Node).OfType<int>().Distinct().ToList();
        var nodes = plan.Cells.Select(c => c.Node).ToList();
        var distance = nodes.Sum(n => hkNodes.Count == 0 ? 0 : hkNodes.Min(h => Distance(n, h)));
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = i + 1; j < nodes.Count; j++)
                distance += Distance(nodes[i], nodes[j]) + Distance(nodes[j], nodes[i]);
        }

        var (domains, left) = (0, 0);
        var own = plan.ExclusiveCpus;
        foreach (var cell in plan.Cells)
        {
            foreach (var l3 in host.Caches.Where(c => c.Level == 3))
            {
                var here = l3.Cpus.Where(c => cpus.TryGetValue(c, out var cpu) && cpu.Node == cell.Node).ToList();
                if (!here.Any(own.Contains))
                    continue;
                domains++;
                left += here.Count(c => Free(c) && !own.Contains(c));
            }
        }

        var broken = cpus.Values.Select(c => CpuSet.From(c.Siblings.Where(cpus.ContainsKey))).Distinct()
            .Count(core => core.All(Free) && core.Any(own.Contains) && !core.IsSubsetOf(own));
        var realTime = plan.RealTimeCpus;
        return new PlacementScore
        {
            SocketCrossings = nodes.Select(n => cpus.Values.First(c => c.Node == n).Package).Distinct().Count() - 1 + DeviceVerifier.Crossings(host, profile, plan),
            DeviceDistance = DeviceVerifier.Distances(host, profile, plan),
            Distance = distance,
            L3Domains = domains,
            BrokenCores = broken,
            LeftOver = left,
            PageSizeRank = plan.Cells.Sum(c => profile.PageSizes.ToList().FindIndex(s => c.HugePages ? s == c.PageSize : s <= host.BasePageSize)),
            IsolatedSpent = (own - realTime - plan.IdleCpus).Count(c => cpus[c].Isolated),
        };
    }

    public static int Distance(HostTopology host, int a, int b) =>
        host.Nodes.First(n => n.Id == a).Distances.Where(d => d.Node == b).Select(d => d.Value).DefaultIfEmpty(a == b ? 10 : 20).First();

    // CPUs that the emulator and the IOThreads have for themselves.
    private static IEnumerable<int> OwnThreads(PlacementPlan plan) =>
        (plan.Emulator.Exclusive ? plan.Emulator.Cpus : CpuSet.Empty).Concat(plan.IoThreads.Where(t => t.Exclusive).SelectMany(t => t.Cpus));

    private static bool TypeFits(HostTopology host, string? wish, HostCpu cpu)
    {
        if (wish is null or "any")
            return true;
        var online = host.Cpus.Where(c => c.Online).ToList();
        int Power(HostCpu c) => c.CoreType is null ? c.Capacity ?? 0
            : online.Where(o => o.CoreType == c.CoreType).Max(o => o.Capacity) ?? (c.CoreType == "intel_core" ? 1024 : c.CoreType == "intel_atom" ? 512 : 0);
        return wish switch
        {
            "performance" => online.GroupBy(o => (o.CoreType, o.Capacity)).All(g => Power(g.First()) <= Power(cpu)),
            "efficiency" => online.GroupBy(o => (o.CoreType, o.Capacity)).All(g => Power(g.First()) >= Power(cpu)),
            _ => cpu.CoreType == wish,
        };
    }
}
