using System.Numerics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Looks for the smallest changes of the host that make a refused VNF fit: more CPUs or memory on a node, pages set aside, ways taken from the
/// root group, virtual functions.</summary>
internal sealed class HostChangeSearch(PlacementAttempt attempt, PlacementTrial trial)
{
    private HostTopology Host => attempt.Map.Layout.Host;

    public IEnumerable<PlacementChange?> Find()
    {
        yield return FewerRootWays();
        yield return MoreVirtualFunctions();
        if (attempt.Fits.Length == 0)
            yield break;
        var misfits = Enumerable.Range(0, attempt.Fits.Length).Where(c => attempt.Fits[c].All(f => f is null)).DistinctBy(c => attempt.Needs.Cells[c].Key).ToList();
        // Each step mends one cell; with several misfits no one of them is enough.
        if (misfits.Count != 1)
            yield break;
        var candidates = attempt.Map.Nodes.Where(n => !n.Cpus.IsEmpty).Select(n => OnNode(misfits[0], n)).OfType<(PlacementChange Change, long Amount)>();
        foreach (var kind in candidates.GroupBy(c => c.Change.Steps[0].Kind))
            yield return kind.MinBy(c => c.Amount).Change;
    }

    private (PlacementChange Change, long Amount)? OnNode(int cell, NodeMap node)
    {
        var (host, steps, amount) = (Host, new List<PlacementChangeStep>(), 0L);
        if (!NodeExplainer.HasCpus(attempt, cell, node))
        {
            if (MoreCores(cell, node) is not { } more)
                return null;
            (host, amount) = (more.Host, more.Amount);
            steps.Add(more.Step);
        }

        if (MemoryFitter.Fit(attempt.Map, node, attempt.Needs.Cells[cell].Memory, attempt.Profile.PageSizes) is null)
        {
            var (larger, step, pages) = MorePages(host, attempt.Needs.Cells[cell], node);
            (host, amount) = (larger, amount + pages);
            steps.Add(step);
        }

        return steps.Count > 0 && trial.Plan(host) is { } plan ? (ChangeDraft.ToHostChange(steps, plan), amount) : null;
    }

    private (HostTopology Host, PlacementChangeStep Step, long Amount)? MoreCores(int cell, NodeMap node)
    {
        var profile = attempt.Profile;
        var threads = profile.Smt == SmtPolicy.Require ? Math.Max(2, node.Cores.Select(c => c.Kind.Threads).DefaultIfEmpty(2).Max()) : 1;
        var isolated = attempt.Map.Layout.NeedsIsolated;
        var (low, high) = (1, attempt.Needs.Cells[cell].Exclusive + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Enough(middle) ? (low, middle) : (middle + 1, high);
        }

        if (low > attempt.Needs.Cells[cell].Exclusive || HostEdit.WithCores(Host, node, low, threads, isolated) is not { } host)
            return null;
        var kind = $"free{(isolated ? " isolated" : "")} {(threads == 1 ? profile.Smt == SmtPolicy.Isolate ? "whole cores" : "CPUs" : $"whole cores of {threads} threads")}";
        return (host, new PlacementChangeStep { Kind = PlacementChangeKind.HostCpus, From = "as now", To = $"{low} more {kind}", Node = node.Node.Id }, low);

        bool Enough(int cores)
        {
            if (HostEdit.WithCores(Host, node, cores, threads, isolated) is not { } larger)
                return false;
            var map = trial.Map(larger);
            return NodeExplainer.HasCpus(new PlacementAttempt(map, profile), cell, map.Nodes[node.Index]);
        }
    }

    // More of the page size of which the fewest bytes are missing: pages to set aside where the node has the memory free, else more memory.
    private (HostTopology Host, PlacementChangeStep Step, long Amount) MorePages(HostTopology host, CellNeed need, NodeMap node)
    {
        var map = attempt.Map;
        var sizes = attempt.Profile.PageSizes.Where(s => MemoryFitter.Divides(map, need.Memory, s)).DefaultIfEmpty(Host.BasePageSize);
        var best = sizes.Select(s => (Size: s, Check: MemoryFitter.Check(map, node, need.Memory, s)))
            .MinBy(s => (s.Check.Needed - s.Check.Available) * (MemoryFitter.IsHuge(map, s.Size) ? (long)(s.Size.Bytes / 1024) : 1));
        var missing = best.Check.Needed - best.Check.Available;
        var id = node.Node.Id;
        if (!MemoryFitter.IsHuge(map, best.Size))
        {
            return (HostEdit.WithMemory(host, id, MemorySize.FromKiB((ulong)missing)), new PlacementChangeStep
            {
                Kind = PlacementChangeKind.HostMemory, From = $"{best.Check.Available} KiB free", To = $"{best.Check.Needed} KiB free", Node = id,
            }, missing);
        }

        var bytes = (UInt128)best.Size.Bytes * (ulong)missing;
        return (HostEdit.WithPages(host, id, best.Size, missing), new PlacementChangeStep
        {
            Kind = node.Node.FreeMemory is { } free && free.Bytes >= bytes ? PlacementChangeKind.HostPages : PlacementChangeKind.HostMemory,
            From = $"{best.Check.Available} free pages of {best.Size}",
            To = $"{best.Check.Needed} free pages of {best.Size}",
            Node = id,
        }, (long)(bytes / 1024));
    }

    // Whatever is in no other group runs in the root group, which starts with all ways.
    private PlacementChange? FewerRootWays()
    {
        if (attempt.Shares.IsEmpty || Host.Resctrl is not { Groups: [{ Name: "" } root, ..] } resctrl
            || resctrl.Caches.FirstOrDefault(c => c.Level == 3) is not { } limits)
            return null;
        var spare = BitOperations.PopCount(limits.CbmMask & ~limits.ShareableBits) - limits.MinCbmBits;
        for (var ways = 1; ways <= spare; ways++)
        {
            var kept = limits.CbmMask & ~Highest(limits.CbmMask & ~limits.ShareableBits, ways);
            if (trial.Plan(HostEdit.WithRootWays(Host, kept)) is not { } plan)
                continue;
            var now = root.Caches.FirstOrDefault(c => c.Level == 3).Mask;
            return ChangeDraft.ToHostChange(
                [new PlacementChangeStep { Kind = PlacementChangeKind.HostCaches, From = $"0x{now:x}", To = $"0x{kept:x}" }], plan);
        }

        return null;
    }

    private static ulong Highest(ulong mask, int count)
    {
        var chosen = 0UL;
        for (; count > 0 && mask != 0; count--)
        {
            var bit = 1UL << BitOperations.Log2(mask);
            (chosen, mask) = (chosen | bit, mask & ~bit);
        }

        return chosen;
    }

    private PlacementChange? MoreVirtualFunctions()
    {
        if (attempt.Devices is not { } pool)
            return null;
        var missing = Enumerable.Range(0, pool.Requests.Count).Where(r => pool.Requests[r].PhysicalFunction is not null)
            .GroupBy(r => pool.Requests[r].PhysicalFunction!)
            .Select(g => (Name: g.Key, Missing: g.Count() - g.SelectMany(r => pool.Candidates[r]).Select(c => c.Device.Address).Distinct().Count()))
            .Where(m => m.Missing > 0).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var (host, steps) = (Host, new List<PlacementChangeStep>());
        foreach (var (name, count) in missing)
        {
            if (pool.Physical(name) is not { } physical || physical.VirtualFunctions.Count + count > (physical.TotalVfs ?? 0))
                return null;
            host = HostEdit.WithVirtualFunctions(host, physical, count);
            steps.Add(new PlacementChangeStep
            {
                Kind = PlacementChangeKind.HostDevices,
                From = $"{physical.VirtualFunctions.Count} virtual functions of {name}",
                To = $"{physical.VirtualFunctions.Count + count} virtual functions of {name}",
                Node = physical.Node,
            });
        }

        return steps.Count > 0 && trial.Plan(host) is { } plan ? ChangeDraft.ToHostChange(steps, plan) : null;
    }
}
