using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Looks for the fewest running VNFs to move so that a refused one fits: takes every set of one, two, three of them off the host, and places the
/// refused one and them again, on their own nodes where that is possible.
/// </summary>
internal sealed class Defragmenter
{
    private const int MaxMoves = 3;
    private const int MaxSets = 20_000;
    private readonly Placer _placer;
    private readonly VnfProfile _profile;
    private readonly RunningVnf[] _running;
    private readonly HostUsage _usage;
    private readonly HostTopology _host;

    public Defragmenter(Placer placer, HostTopology host, VnfProfile profile, IEnumerable<RunningVnf> running, HostUsage usage)
    {
        (_placer, _profile, _usage) = (placer, profile, usage);
        _running = [.. running.OrderBy(r => r.Plan.Vnf, StringComparer.Ordinal)];
        _host = WithoutMemoryOf(host, _running.Where(r => r.Allocated).Select(r => r.Plan));
    }

    public DefragmentationProposal? Find()
    {
        if (Place(Usage([])) is { } plan)
            return Proposal([], plan);
        // resctrl groups are the host's, not the plan's: a VNF with a share stays.
        int[] movable = [.. Enumerable.Range(0, _running.Length).Where(i => _running[i].Plan.Shares.Count == 0)];
        for (var moves = 1; moves <= Math.Min(MaxMoves, movable.Length); moves++)
        {
            DefragmentationProposal? best = null;
            foreach (var set in Sets(movable, moves).Take(MaxSets))
            {
                if (Try(set) is { } found && (best is null || found.MemoryMoved < best.MemoryMoved))
                    best = found;
            }

            if (best is not null)
                return best;
        }

        return null;
    }

    private DefragmentationProposal? Try(int[] set)
    {
        var without = Usage(set);
        // The refused one may only fit when it comes first, or the others may only find their place again before it.
        var first = Place(without) is { } plan && Again(set, without.With(plan)) is { } moved ? Proposal(moved, plan) : null;
        if (first is { MemoryMoved: var memory } && memory == MemorySize.Zero)
            return first;
        var second = Again(set, without) is { } packed && Place(packed.Aggregate(without, (usage, move) => usage.With(move.To))) is { } late ? Proposal(packed, late) : null;
        return first is null || (second is not null && second.MemoryMoved < first.MemoryMoved) ? second : first;
    }

    private PlacementPlan? Place(HostUsage usage) => _placer.TryPlace(_host, _profile, usage);

    private List<VnfMove>? Again(int[] set, HostUsage usage)
    {
        var moves = new List<VnfMove>();
        foreach (var i in set)
        {
            var (plan, profile) = (_running[i].Plan, Keeping(_running[i]));
            var to = _placer.TryPlace(_host, profile, usage, [.. plan.Cells.Select(c => c.Node)]) ?? _placer.TryPlace(_host, profile, usage, null);
            if (to is null)
                return null;
            usage = usage.With(to);
            moves.Add(new VnfMove { Vnf = plan.Vnf, From = plan, To = to, MemoryMoved = Moved(plan, to) });
        }

        return moves;
    }

    private HostUsage Usage(int[] without)
    {
        var usage = _usage;
        for (var i = 0; i < _running.Length; i++)
            usage = without.Contains(i) ? usage : usage.With(_running[i].Plan);
        return usage;
    }

    // A device passed through stays with its guest.
    private static VnfProfile Keeping(RunningVnf vnf) => vnf.Plan.Devices.Count == 0 ? vnf.Profile : vnf.Profile with
    {
        Devices = [.. vnf.Profile.Devices.Zip(vnf.Plan.Devices, (request, device) => request with { Address = device.Address.ToString(), PhysicalFunction = null })],
    };

    private static MemorySize Moved(PlacementPlan from, PlacementPlan to) => new(from.Cells.Zip(to.Cells)
        .Where(c => c.First.Node != c.Second.Node || c.First.PageSize != c.Second.PageSize).Aggregate(0UL, (sum, c) => sum + c.First.Memory.Bytes));

    private static DefragmentationProposal Proposal(List<VnfMove> moves, PlacementPlan plan)
    {
        EquatableList<VnfMove> real = [.. moves.Where(m => m.From.ExclusiveCpus != m.To.ExclusiveCpus || m.MemoryMoved != MemorySize.Zero || m.From.FloatingCpus != m.To.FloatingCpus)];
        var memory = new MemorySize(real.Aggregate(0UL, (sum, m) => sum + m.MemoryMoved.Bytes));
        return new DefragmentationProposal
        {
            Moves = real,
            Plan = plan,
            MemoryMoved = memory,
            Text = real.Count == 0 ? $"'{plan.Vnf}' fits as it is."
                : $"'{plan.Vnf}' fits once {string.Join(" and ", real.Select(m => $"'{m.Vnf}' moves from CPUs {m.From.ExclusiveCpus} to {m.To.ExclusiveCpus}"))}"
                    + (memory == MemorySize.Zero ? ", no memory between nodes." : $", {memory} of memory between nodes."),
        };
    }

    // What runs is missing from the free counts; plans then say what it has.
    private static HostTopology WithoutMemoryOf(HostTopology host, IEnumerable<PlacementPlan> plans)
    {
        foreach (var cell in plans.SelectMany(p => p.Cells).GroupBy(c => (c.Node, c.PageSize, c.HugePages)))
        {
            var bytes = cell.Aggregate(0UL, (sum, c) => sum + c.Memory.Bytes);
            // Where only totals are known they never lacked it.
            var node = host.Node(cell.Key.Node);
            if (cell.Key.HugePages ? node?.Pool(cell.Key.PageSize)?.Free is null : node?.FreeMemory is null)
                continue;
            host = cell.Key.HugePages
                ? HostEdit.WithPages(host, cell.Key.Node, cell.Key.PageSize, (long)(bytes / cell.Key.PageSize.Bytes))
                : HostEdit.WithMemory(host, cell.Key.Node, new MemorySize(bytes));
        }

        return host;
    }

    private static IEnumerable<int[]> Sets(int[] items, int count, int from = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = from; i <= items.Length - count; i++)
        {
            foreach (var rest in Sets(items, count - 1, i + 1))
                yield return [items[i], .. rest];
        }
    }
}
