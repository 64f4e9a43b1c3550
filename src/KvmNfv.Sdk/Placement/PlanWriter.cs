using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Turns chosen nodes, CPUs and devices into a plan with its reasons.</summary>
internal sealed class PlanWriter
{
    private readonly PlacementAttempt _attempt;
    private readonly Assignment _assignment;
    private readonly CellCpus[] _cpus;
    private readonly EquatableList<GuestCell> _cells;

    public PlanWriter(PlacementAttempt attempt, Assignment assignment)
    {
        (_attempt, _assignment) = (attempt, assignment);
        _cpus = [.. assignment.Nodes.Select((node, cell) => attempt.Fits[cell][node]!.Fitter.Choose(attempt.Map.Nodes[node]))];
        _cells = attempt.Profile.EffectiveCells();
    }

    private HostMap Map => _attempt.Map;
    private VnfProfile Profile => _attempt.Profile;

    public PlacementPlan Write()
    {
        var own = new Queue<int>(_attempt.Needs.HasEmulator ? _cpus[0].ByKind[^1] : []);
        var emulator = Emulator(own);
        EquatableList<VCpuPlacement> vcpus = [.. VCpus().OrderBy(v => v.VCpu)];
        return new PlacementPlan
        {
            Vnf = Profile.Name,
            VCpus = vcpus,
            Emulator = emulator,
            IoThreads = [.. Enumerable.Range(1, Profile.IoThreads).Select(id => IoThread(id, emulator, own))],
            Cells = [.. _cells.Select((cell, i) => Cell(i, cell))],
            Devices = [.. _assignment.Devices.Select((device, i) => DevicePlan.Write(Map, Profile.Devices[i], device, _assignment.Nodes))],
            Shares = SharePlan.Write(_attempt.Shares, Profile, vcpus),
            IdleCpus = CpuSet.From(_cpus.SelectMany(c => c.Idle)),
            Score = _assignment.Cost.ToScore(),
        };
    }

    private int NodeId(int cell) => Map.Nodes[_assignment.Nodes[cell]].Node.Id;

    private EmulatorPlacement Emulator(Queue<int> own)
    {
        if (Profile.Emulator == EmulatorPolicy.Dedicated)
        {
            var cpu = own.Dequeue();
            return new EmulatorPlacement
            {
                Cpus = CpuSet.Of(cpu),
                Exclusive = true,
                Reason = new PlacementReason
                {
                    Rule = PlacementRule.EmulatorApart,
                    Text = $"CPU {cpu} is the emulator's own, on node {NodeId(0)}, on a core without a real-time vCPU.",
                    Node = NodeId(0),
                    Cpus = CpuSet.Of(cpu),
                },
            };
        }

        var cpus = Map.Near(Map.Housekeeping, _assignment.Nodes);
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

    private IoThreadPlacement IoThread(int id, EmulatorPlacement emulator, Queue<int> own)
    {
        var (cpus, text) = Profile.IoThreadPolicy switch
        {
            IoThreadPolicy.Dedicated => (CpuSet.Of(own.Dequeue()), $"The IOThread's own CPU on node {NodeId(0)}, on a core without a real-time vCPU."),
            IoThreadPolicy.Housekeeping => (Map.Near(Map.Housekeeping, _assignment.Nodes), "Housekeeping CPUs: no core of theirs has a real-time vCPU."),
            _ => (emulator.Cpus, "Beside the emulator: block I/O completes off the VNF's exclusive CPUs."),
        };
        return new IoThreadPlacement
        {
            Id = id,
            Cpus = cpus,
            Exclusive = Profile.IoThreadPolicy == IoThreadPolicy.Dedicated,
            Reason = new PlacementReason { Rule = PlacementRule.EmulatorApart, Text = text, Cpus = cpus },
        };
    }

    private string Where(CpuSet cpus) =>
        _assignment.Nodes.Any(n => Map.Nodes[n].Cpus.Overlaps(cpus)) ? "" : $", the nearest to node {NodeId(0)}, which has none";

    private IEnumerable<VCpuPlacement> VCpus()
    {
        var isolated = Map.Layout.Isolated;
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            var next = new int[_attempt.Needs.Kinds.Length];
            var idle = CpuSet.From(_cpus[cell].Idle);
            foreach (var id in _cells[cell].VCpus)
            {
                var kind = _attempt.Needs.KindOf(id);
                yield return kind < 0 ? Floating(cell, id, Profile.VCpus[id].Role) : Exclusive(cell, id, _cpus[cell].ByKind[kind][next[kind]++], idle, isolated);
            }
        }
    }

    private VCpuPlacement Exclusive(int cell, int id, int cpu, CpuSet idle, CpuSet isolated)
    {
        var (vcpu, node, only) = (Profile.VCpus[id], NodeId(cell), CpuSet.Of(cpu));
        var realTime = vcpu.Role == VCpuRole.RealTime;
        int? priority = realTime ? vcpu.Priority ?? VCpuProfile.DefaultPriority : null;
        var text = realTime
            ? $"CPU {cpu} is free, {(isolated.Contains(cpu) ? "isolated by the kernel, " : "")}not on a core with housekeeping, "
                + $"and on node {node} like the cell's memory; FIFO {priority} keeps normal tasks off it{Siblings(cpu, idle)}."
            : $"CPU {cpu} is free and on node {node} like the cell's memory; no other vCPU comes there{Siblings(cpu, idle)}.";
        return new VCpuPlacement
        {
            VCpu = id,
            Cell = cell,
            Role = vcpu.Role,
            Cpus = only,
            FifoPriority = priority,
            Reason = new PlacementReason { Rule = realTime ? PlacementRule.RealTimeCpu : PlacementRule.ExclusiveCpu, Text = text, Node = node, Cpus = only },
        };
    }

    private VCpuPlacement Floating(int cell, int id, VCpuRole role)
    {
        var (pool, name, rule) = role == VCpuRole.Shared
            ? (Map.Shared, "shared", PlacementRule.SharedCpu)
            : (Map.Housekeeping, "housekeeping", PlacementRule.HousekeepingCpu);
        var cpus = Map.Near(pool, [_assignment.Nodes[cell]]);
        var local = cpus.IsSubsetOf(Map.Nodes[_assignment.Nodes[cell]].Cpus);
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

    private string Siblings(int cpu, CpuSet idle)
    {
        if (Map.Layout.CoreOf(cpu) is not { } core)
            return "";
        var others = core - CpuSet.Of(cpu);
        return others.IsSubsetOf(idle) ? $"; its sibling {others} stays empty" : $"; its core's other threads are {others}";
    }

    private CellPlacement Cell(int cell, GuestCell guest)
    {
        var index = _assignment.Nodes[cell];
        var fit = _attempt.Fits[cell][index]!;
        var node = NodeId(cell);
        return new CellPlacement
        {
            Cell = cell,
            Node = node,
            Socket = Map.Nodes[index].HomePackage is >= 0 and var package ? package : null,
            Distances = [.. _assignment.Nodes.Select((other, i) => new CellDistance(i, Map.Layout.Distances[index, other]))],
            Memory = guest.Memory,
            PageSize = fit.Memory.PageSize,
            HugePages = fit.Memory.Huge,
            NodeReason = new PlacementReason { Rule = PlacementRule.CellNode, Text = NodeText(cell, node, fit), Node = node },
            PageReason = new PlacementReason { Rule = PlacementRule.LocalMemory, Text = fit.Memory.Text, Node = node },
        };
    }

    private string NodeText(int cell, int node, CellFit fit)
    {
        var fitting = _attempt.Fits[cell].Count(f => f is not null);
        var cpus = _attempt.Needs.Cells[cell].Exclusive == 0 ? "no exclusive CPUs needed" : $"{_attempt.Needs.Cells[cell].Exclusive} exclusive CPUs in "
            + $"{FitCost.DomainsOf(fit.Cost)} L3 domain(s), breaking {FitCost.BrokenOf(fit.Cost)} whole core(s)";
        return fitting == 1 ? $"Node {node} is the only one of {Map.Nodes.Length} that fits: {cpus}."
            : $"Node {node} is the best of {fitting} nodes that fit: {cpus}, distance {Map.DistanceToHousekeeping[_assignment.Nodes[cell]]} to housekeeping.";
    }
}
