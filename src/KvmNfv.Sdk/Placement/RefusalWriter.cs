namespace KvmNfv.Sdk.Placement;

/// <summary>Explains why an attempt found no plan.</summary>
internal sealed class RefusalWriter(PlacementAttempt attempt)
{
    private readonly NodeExplainer _nodes = new(attempt);

    private HostMap Map => attempt.Map;

    public PlacementRefusal Write()
    {
        EquatableList<FailedConstraint> failed = [.. WholeRequest(), .. Cells()];
        var changes = new ChangeSearch(attempt, failed.Select(f => f.Rule).ToHashSet()).Find();
        return new PlacementRefusal
        {
            Vnf = attempt.Profile.Name,
            Failed = failed,
            SmallestChange = changes.FirstOrDefault(),
            OtherChanges = [.. changes.Skip(1)],
        };
    }

    private IEnumerable<FailedConstraint> WholeRequest()
    {
        if (attempt.NeedsHousekeeping && Map.Housekeeping.IsEmpty)
            yield return Empty(PlacementRule.HousekeepingCpu, "housekeeping");
        if (attempt.NeedsShared && Map.Shared.IsEmpty)
            yield return Empty(PlacementRule.SharedCpu, "shared");
        var nodes = Map.Nodes.Count(n => !n.Cpus.IsEmpty);
        var cells = attempt.Needs.Cells.Length;
        if (cells > nodes)
            yield return TooFewNodes(nodes, $"The guest has {cells} NUMA cells and the host {nodes} node(s) with online CPUs.");
        if (attempt.Shares.FreeGroups < attempt.Profile.Shares.Count)
        {
            yield return Whole(PlacementRule.CacheShare, attempt.Profile.Shares.Count, attempt.Shares.FreeGroups, "classes of service",
                $"The host has {attempt.Shares.FreeGroups} free class(es) of service for cache and bandwidth; {attempt.Profile.Shares.Count} are needed.");
        }

        foreach (var constraint in Devices())
            yield return constraint;
    }

    private IEnumerable<FailedConstraint> Devices()
    {
        if (attempt.Devices is not { } pool)
            yield break;
        for (var r = 0; r < pool.Requests.Count; r++)
        {
            if (pool.Candidates[r].Length > 0)
                continue;
            var known = pool.Matching(pool.Requests[r]).Count();
            yield return Whole(PlacementRule.Device, 1, 0, "devices", known == 0
                ? $"The host has no device for '{pool.Requests[r].Name}' ({Words(pool.Requests[r])})."
                : $"All {known} devices for '{pool.Requests[r].Name}' ({Words(pool.Requests[r])}) are taken.");
        }
    }

    private static string Words(DeviceRequest request)
    {
        var what = request.Address is { } address ? $"address {address}" : request.PhysicalFunction is { } physical ? $"virtual function of {physical}" : "";
        return request.Class is null ? what : $"{what}{(what.Length > 0 ? ", " : "")}class {request.Class}";
    }

    private static FailedConstraint Empty(PlacementRule rule, string name) =>
        Whole(rule, 1, 0, "CPUs", $"No {name} CPU of the host is online and free of exclusive vCPUs and of their siblings.");

    private static FailedConstraint TooFewNodes(int available, string text) => Whole(PlacementRule.CellNode, available + 1, available, "nodes", text);

    private static FailedConstraint Whole(PlacementRule rule, long needed, long available, string unit, string text) =>
        new() { Rule = rule, Needed = needed, Available = available, Unit = unit, Text = text };

    private IEnumerable<FailedConstraint> Cells()
    {
        if (attempt.Fits.Length == 0)
            yield break;
        var any = false;
        foreach (var cell in Enumerable.Range(0, attempt.Needs.Cells.Length).DistinctBy(c => attempt.Needs.Cells[c].Key))
        {
            if (attempt.Fits[cell].Any(f => f is not null))
                continue;
            any = true;
            var nodes = Map.Nodes.Select(node => _nodes.Explain(cell, node).ToList()).Where(list => list.Count > 0);
            foreach (var constraint in nodes.OrderBy(Gap).ThenBy(list => list[0].Node).SelectMany(list => list))
                yield return constraint;
        }

        var cells = attempt.Needs.Cells.Length;
        if (any)
            yield break;
        var matched = attempt.MatchedCells();
        if (matched < cells)
        {
            yield return TooFewNodes(matched, $"Each cell fits on some node, but only {matched} of the {cells} cells can have nodes of their own at the same time.")
                with { Needed = cells };
        }
        else if (attempt.Devices is { } pool && pool.Candidates.All(c => c.Length > 0))
        {
            foreach (var constraint in FarDevices(pool))
                yield return constraint;
        }
    }

    // Every cell has a node and every device is there, but not near enough to each other, or too few for all requests together.
    private IEnumerable<FailedConstraint> FarDevices(DevicePool pool)
    {
        for (var r = 0; r < pool.Requests.Count; r++)
        {
            var request = pool.Requests[r];
            if (request.Affinity == DeviceAffinity.Preferred)
                continue;
            foreach (var node in pool.Candidates[r].Select(c => c.Node).Distinct().Order())
            {
                int? id = node < 0 ? null : Map.Nodes[node].Node.Id;
                var near = Enumerable.Range(0, Map.Nodes.Length).Where(n => node >= 0 && (request.Affinity == DeviceAffinity.Required ? n == node
                    : Map.Nodes[n].HomePackage == Map.Nodes[node].HomePackage)).ToList();
                var cells = Enumerable.Range(0, attempt.Fits.Length).Where(c => request.Cell is null || request.Cell == c).ToList();
                var fitting = near.Count(n => cells.Any(c => attempt.Fits[c][n] is not null));
                yield return new FailedConstraint
                {
                    Rule = PlacementRule.Device,
                    Cell = request.Cell,
                    Node = id,
                    Needed = 1,
                    Available = fitting > 0 ? 1 : 0,
                    Unit = "devices near a cell",
                    Text = node < 0 ? $"The host doesn't tell the node of the devices for '{request.Name}', so none is known to be near."
                        : fitting > 0 ? $"A device for '{request.Name}' is on node {id}, but the cells and the other devices can't all be placed with a cell there."
                        : $"A device for '{request.Name}' is on node {id}, and no cell fits {(request.Affinity == DeviceAffinity.Required ? "there" : "on its socket")}.",
                };
                foreach (var constraint in near.Where(_ => fitting == 0).SelectMany(n => _nodes.Explain(cells[0], Map.Nodes[n])))
                    yield return constraint;
            }
        }

        var matched = new DeviceChoice(Map, pool).MostMatched();
        if (matched < pool.Requests.Count)
        {
            yield return Whole(PlacementRule.Device, pool.Requests.Count, matched, "devices", $"Only {matched} of the {pool.Requests.Count} devices can be given at the same time.");
        }
    }

    // A node is near to fitting when little is missing: kinds of constraints first (page sizes are one), then the largest shortfall.
    private static (int, double) Gap(List<FailedConstraint> failed) =>
        (failed.Select(f => f.Rule).Distinct().Count(), failed.Max(f => 1.0 - ((double)f.Available / Math.Max(1, f.Needed))));
}
