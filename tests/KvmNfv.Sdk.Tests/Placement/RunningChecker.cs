using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Keeps account of all that runs on a host, CPU by CPU and node by node, without asking any plan what it thinks of itself as a whole.</summary>
internal sealed class RunningChecker(HostTopology host, PlacementPolicy policy)
{
    private readonly Dictionary<int, PlacementPlan> _owner = [];
    private readonly Dictionary<int, int> _floating = [];
    private readonly Dictionary<int, PlacementPlan> _realTime = [];
    private readonly Dictionary<(int, MemorySize), ulong> _memory = [];
    private readonly Dictionary<int, HostCpu> _cpus = host.Cpus.ToDictionary(c => c.Id);

    public void Add(PlacementPlan plan)
    {
        foreach (var cpu in Own(plan))
            Assert.That(_owner.TryAdd(cpu, plan) && _floating.GetValueOrDefault(cpu) == 0, Is.True, () => $"CPU {cpu} has two users");
        foreach (var cpu in Floating(plan))
        {
            Assert.That(!_owner.TryGetValue(cpu, out var owner) || owner == plan, Is.True, () => $"a thread floats over CPU {cpu}, which is somebody's own");
            _floating[cpu] = _floating.GetValueOrDefault(cpu) + 1;
        }

        foreach (var cpu in plan.VCpus.Where(v => v.Role == VCpuRole.RealTime).SelectMany(v => v.Cpus))
            _realTime[cpu] = plan;
        foreach (var cpu in Floating(plan).Concat(plan.VCpus.Where(v => v.Role == VCpuRole.RealTime).SelectMany(v => v.Cpus)))
        {
            var core = _cpus[cpu].Siblings.Where(s => _cpus.TryGetValue(s, out var sibling) && sibling.Online).ToList();
            Assert.That(core.Any(_realTime.ContainsKey) && core.Any(s => _floating.GetValueOrDefault(s) > 0), Is.False, () => $"a floating thread and a real-time vCPU share the core of CPU {cpu}");
        }

        foreach (var cell in plan.Cells)
        {
            var sum = _memory[(cell.Node, cell.PageSize)] = _memory.GetValueOrDefault((cell.Node, cell.PageSize)) + cell.Memory.Bytes;
            var node = host.Nodes.First(n => n.Id == cell.Node);
            var free = cell.HugePages ? node.HugePages.Where(p => p.Size == cell.PageSize).Sum(p => (p.Free ?? p.Total) * (long)p.Size.Bytes) : (long)(node.FreeMemory ?? node.Memory)!.Value.Bytes;
            Assert.That((long)sum, Is.LessThanOrEqualTo(free), () => $"node {cell.Node} has given away more memory than it has");
            Assert.That(plan.VCpus.Where(v => v.Cell == cell.Cell && v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).All(v => v.Cpus.All(c => v.Cell != cell.Cell || _cpus[c].Node == cell.Node)), Is.True, "memory is off its vCPUs' node");
        }

        Assert.That(Own(plan).Any(c => policy.PollMode?.Contains(c) == true), Is.False);
    }

    public void Remove(PlacementPlan plan)
    {
        foreach (var cpu in Own(plan))
            _owner.Remove(cpu);
        foreach (var cpu in Floating(plan))
            _floating[cpu]--;
        foreach (var cpu in plan.VCpus.Where(v => v.Role == VCpuRole.RealTime).SelectMany(v => v.Cpus))
            _realTime.Remove(cpu);
        foreach (var cell in plan.Cells)
            _memory[(cell.Node, cell.PageSize)] -= cell.Memory.Bytes;
    }

    private static IEnumerable<int> Own(PlacementPlan plan) => plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).SelectMany(v => v.Cpus)
        .Concat(plan.IdleCpus).Concat(plan.Emulator.Exclusive ? plan.Emulator.Cpus : CpuSet.Empty).Concat(plan.IoThreads.Where(t => t.Exclusive).SelectMany(t => t.Cpus));

    // Each CPU once for each plan.
    private static IEnumerable<int> Floating(PlacementPlan plan) => plan.Emulator.Cpus.Concat(plan.IoThreads.SelectMany(t => t.Cpus))
        .Concat(plan.VCpus.Where(v => v.Role is VCpuRole.Housekeeping or VCpuRole.Shared).SelectMany(v => v.Cpus)).Distinct();
}
