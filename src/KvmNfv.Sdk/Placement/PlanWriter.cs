using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Turns chosen nodes and CPUs into a plan with its reasons.</summary>
internal sealed class PlanWriter
{
    private readonly PlacementAttempt _attempt;
    private readonly int[] _nodes;
    private readonly AssignmentCost _cost;
    private readonly CellCpus[] _cpus;
    private readonly EquatableList<GuestCell> _cells;

    public PlanWriter(PlacementAttempt attempt, int[] nodes, AssignmentCost cost)
    {
        (_attempt, _nodes, _cost) = (attempt, nodes, cost);
        _cpus = [.. nodes.Select((node, cell) => attempt.Fits[cell][node]!.Cpus())];
        _cells = attempt.Profile.EffectiveCells();
    }

    private HostMap Map => _attempt.Map;

    private VnfProfile Profile => _attempt.Profile;

    public PlacementPlan Write()
    {
        var emulator = Emulator();
        return new PlacementPlan
        {
            Vnf = Profile.Name,
            VCpus = [.. _cells.SelectMany((cell, i) => VCpus(i, cell)).OrderBy(v => v.VCpu)],
            Emulator = emulator,
            IoThreads = [.. Enumerable.Range(1, Profile.IoThreads).Select(id => new IoThreadPlacement
            {
                Id = id,
                Cpus = emulator.Cpus,
                Reason = new PlacementReason
                {
                    Rule = PlacementRule.EmulatorApart,
                    Text = $"Beside the emulator: block I/O completes off the VNF's exclusive CPUs.",
                    Cpus = emulator.Cpus,
                },
            })],
            Cells = [.. _cells.Select((cell, i) => Cell(i, cell))],
            IdleCpus = CpuSet.From(_cpus.SelectMany(c => c.Idle)),
            Score = _cost.ToScore(),
        };
    }

    private int NodeId(int cell) => Map.Nodes[_nodes[cell]].Node.Id;

    private EmulatorPlacement Emulator()
    {
        if (_cpus[0].Emulator is [var own])
        {
            return new EmulatorPlacement
            {
                Cpus = CpuSet.Of(own),
                Exclusive = true,
                Reason = new PlacementReason
                {
                    Rule = PlacementRule.EmulatorApart,
                    Text = $"CPU {own} is the emulator's own, on node {NodeId(0)}, on a core without a real-time vCPU.",
                    Node = NodeId(0),
                    Cpus = CpuSet.Of(own),
                },
            };
        }

        var cpus = Map.Near(Map.Housekeeping, [.. _nodes.Select(n => Map.Nodes[n].Node.Id)]);
        return new EmulatorPlacement
        {
            Cpus = cpus,
            Reason = new PlacementReason
            {
                Rule = PlacementRule.EmulatorApart,
                Text = $"Housekeeping CPUs {cpus}{Where(cpus)}: no core of theirs has a real-time vCPU.",
                Cpus = cpus,
            },
        };
    }

    private string Where(CpuSet cpus) =>
        _nodes.Any(n => Map.Nodes[n].Cpus.Overlaps(cpus)) ? "" : $", the nearest to node {NodeId(0)}, which has none";

    private IEnumerable<VCpuPlacement> VCpus(int cell, GuestCell guest)
    {
        var realTime = new Queue<int>(_cpus[cell].RealTime);
        var dedicated = new Queue<int>(_cpus[cell].Dedicated);
        foreach (var id in guest.VCpus)
        {
            var vcpu = Profile.VCpus[id];
            yield return vcpu.Role switch
            {
                VCpuRole.RealTime => RealTime(cell, id, realTime.Dequeue(), vcpu.Priority ?? VCpuProfile.DefaultPriority),
                VCpuRole.Dedicated => Dedicated(cell, id, dedicated.Dequeue()),
                _ => Floating(cell, id, vcpu.Role),
            };
        }
    }

    private VCpuPlacement RealTime(int cell, int id, int cpu, int priority) => new()
    {
        VCpu = id,
        Cell = cell,
        Role = VCpuRole.RealTime,
        Cpus = CpuSet.Of(cpu),
        FifoPriority = priority,
        Reason = new PlacementReason
        {
            Rule = PlacementRule.RealTimeCpu,
            Text = $"CPU {cpu} is free, {(Map.Isolated.Contains(cpu) ? "isolated by the kernel, " : "")}not on a core with housekeeping, "
                + $"and on node {NodeId(cell)} like the cell's memory; FIFO {priority} keeps normal tasks off it{Siblings(cell, cpu)}.",
            Node = NodeId(cell),
            Cpus = CpuSet.Of(cpu),
        },
    };

    private VCpuPlacement Dedicated(int cell, int id, int cpu) => new()
    {
        VCpu = id,
        Cell = cell,
        Role = VCpuRole.Dedicated,
        Cpus = CpuSet.Of(cpu),
        Reason = new PlacementReason
        {
            Rule = PlacementRule.ExclusiveCpu,
            Text = $"CPU {cpu} is free and on node {NodeId(cell)} like the cell's memory; no other vCPU comes there{Siblings(cell, cpu)}.",
            Node = NodeId(cell),
            Cpus = CpuSet.Of(cpu),
        },
    };

    private VCpuPlacement Floating(int cell, int id, VCpuRole role)
    {
        var (pool, name, rule) = role == VCpuRole.Shared
            ? (Map.Shared, "shared", PlacementRule.SharedCpu)
            : (Map.Housekeeping, "housekeeping", PlacementRule.HousekeepingCpu);
        var cpus = Map.Near(pool, [NodeId(cell)]);
        var local = cpus.IsSubsetOf(Map.Nodes[_nodes[cell]].Cpus);
        return new VCpuPlacement
        {
            VCpu = id,
            Cell = cell,
            Role = role,
            Cpus = cpus,
            Reason = new PlacementReason
            {
                Rule = rule,
                Text = local ? $"The host's {name} CPUs of node {NodeId(cell)}, which it shares with others."
                    : $"The host's {name} CPUs nearest to node {NodeId(cell)}, which has none of its own.",
                Node = NodeId(cell),
                Cpus = cpus,
            },
        };
    }

    private string Siblings(int cell, int cpu)
    {
        if (Map.Host.Cpu(cpu) is not { } host || (host.Siblings & Map.Online) is not { Count: > 1 } all)
            return "";
        var others = all - CpuSet.Of(cpu);
        var idle = CpuSet.From(_cpus[cell].Idle);
        return others.IsSubsetOf(idle) ? $"; its sibling {others} stays empty" : $"; its core's other threads are {others}";
    }

    private CellPlacement Cell(int cell, GuestCell guest)
    {
        var fit = _attempt.Fits[cell][_nodes[cell]]!;
        var node = NodeId(cell);
        return new CellPlacement
        {
            Cell = cell,
            Node = node,
            Memory = guest.Memory,
            PageSize = fit.Memory.PageSize,
            HugePages = fit.Memory.Huge,
            NodeReason = new PlacementReason { Rule = PlacementRule.CellNode, Text = NodeText(cell, node), Node = node },
            PageReason = new PlacementReason { Rule = PlacementRule.LocalMemory, Text = fit.Memory.Text, Node = node },
        };
    }

    private string NodeText(int cell, int node)
    {
        var fitting = _attempt.Fits[cell].Count(f => f is not null);
        var cost = _attempt.Fits[cell][_nodes[cell]]!.Cost;
        var cpus = _attempt.Needs[cell].Exclusive == 0 ? "no exclusive CPUs needed" : $"{_attempt.Needs[cell].Exclusive} exclusive CPUs in "
            + $"{FitCost.DomainsOf(cost)} L3 domain(s), breaking {FitCost.BrokenOf(cost)} whole core(s)";
        return fitting == 1 ? $"Node {node} is the only one of {Map.Nodes.Length} that fits: {cpus}."
            : $"Node {node} is the best of {fitting} nodes that fit: {cpus}, distance {Map.DistanceToHousekeeping(node)} to housekeeping.";
    }
}
