using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Gives domains to targets: those with a profile first, since they are the hardest to place, then the largest first, since what is left of a target fits small ones.
/// Each goes to the target that keeps its budget, and among those to the one that is then the least full. Pure: the same facts give the same plan.
/// </summary>
internal sealed class EvacuationAssigner(IReadOnlyList<TargetRoom> rooms, EvacuationOptions options)
{
    /// <param name="source">The URI of the host that is evacuated.</param>
    /// <param name="domains">Its domains; each has a route for every room.</param>
    public EvacuationPlan Plan(string source, IReadOnlyList<EvacuationCandidate> domains)
    {
        var items = domains.OrderBy(d => d.Profile is null).ThenByDescending(d => d.Domain.Memory).ThenBy(d => d.Domain.Uuid).Select(Assign).ToList();
        EquatableList<EvacuationItem> ordered =
        [
            .. items.Where(i => i.Target is not null).OrderBy(i => i.Cost).ThenBy(i => i.Domain),
            .. items.Where(i => i.Target is null).OrderBy(i => i.Name, StringComparer.Ordinal),
        ];
        return new EvacuationPlan { Source = source, Items = ordered, Forecast = EvacuationScheduler.Forecast(ordered, Links(domains), options.AtOnce) };
    }

    /// <summary>What the links carry, by the facts.</summary>
    public EvacuationLinks Links(IReadOnlyList<EvacuationCandidate> domains)
    {
        var each = new Dictionary<string, DataRate>();
        for (var i = 0; i < rooms.Count; i++)
        {
            if (domains.Select(d => d.Routes[i].Request?.Link.Bandwidth).FirstOrDefault(b => b is not null) is { } bandwidth)
                each[rooms[i].Uri] = bandwidth;
        }

        return new EvacuationLinks(options.SourceBandwidth ?? (each.Count == 0 ? DataRate.Zero : each.Values.Max()), each);
    }

    private EvacuationItem Assign(EvacuationCandidate candidate)
    {
        var offers = rooms.Select((room, i) => Offer(candidate, room, candidate.Routes[i])).ToList();
        var best = offers.Where(o => o.Plan is not null).OrderByDescending(o => o.Plan!.WithinBudget).ThenBy(o => o.Load).FirstOrDefault();
        if (best is not { Plan: { } plan, Room: { } room })
        {
            return new EvacuationItem
            {
                Domain = candidate.Domain.Uuid, Name = candidate.Domain.Name, Reason = string.Join(" ", offers.Select(o => $"{o.Room.Uri}: {o.Reason}")),
            };
        }

        room.Take(candidate.Domain, best.Placement);
        return new EvacuationItem
        {
            Domain = candidate.Domain.Uuid, Name = candidate.Domain.Name, Target = room.Uri, Plan = plan, Placement = best.Placement, Reason = best.Reason,
            Cost = EvacuationCost.Time(plan), Rate = EvacuationCost.Rate(plan), Alone = EvacuationCost.NeedsAll(plan),
        };
    }

    private TargetOffer Offer(EvacuationCandidate candidate, TargetRoom room, EvacuationRoute route)
    {
        if (route.Request is not { } request)
            return new TargetOffer(room, null, null, 0, route.Error ?? "its facts could not be read.");
        var (domain, facts) = (candidate.Domain, room.Narrow(request.Destination));
        var placement = candidate.Profile is { } profile ? room.Place(profile) : null;
        if (placement is null && room.Cpus is { } cpus && room.VCpus + domain.VCpus > cpus * options.VCpusPerCpu)
            return new TargetOffer(room, null, null, 0, $"it would run {room.VCpus + domain.VCpus} vCPUs on {cpus} CPUs, more than {options.VCpusPerCpu} for each.");
        var result = MigrationPlanner.Plan(request with { Destination = facts, Placement = placement });
        return result is MigrationPlan plan
            ? new TargetOffer(room, plan, placement as PlacementPlan, room.Load(domain, facts), Praise(candidate, placement, plan))
            : new TargetOffer(room, null, null, 0, result is MigrationRefusal refusal ? string.Join(" ", refusal.Reasons) : "refused.");
    }

    private static string Praise(EvacuationCandidate candidate, PlacementResult? placement, MigrationPlan plan)
    {
        var place = placement is PlacementPlan ? "Placed by its profile"
            : candidate.Domain.Pinned ? "Assigned by memory and CPUs; its pins are those of the source, give its profile to pin it anew"
            : "Assigned by memory and CPUs";
        return $"{place}; the forecast {(plan.WithinBudget ? "keeps" : "does not keep")} its budget.";
    }
}
