using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Places changed requests for the search of the smallest change. The host as laid out for the refused request is used again where it is the same.</summary>
internal sealed class PlacementTrial(PlacementAttempt attempt)
{
    private readonly Dictionary<PlacementPolicy, HostMap> _maps = new() { [attempt.Map.Layout.Policy] = attempt.Map };

    public PlacementPlan? Plan(ChangeDraft draft) => draft.Profile.Validate().Count == 0 ? new PlacementAttempt(Map(draft.Policy), draft.Profile).TryPlan() : null;

    public PlacementPlan? Plan(HostTopology host) => new PlacementAttempt(Map(host), attempt.Profile).TryPlan();

    /// <summary>A changed host with the policy and usage of the refused request.</summary>
    public HostMap Map(HostTopology host) => new(new HostLayout(host, attempt.Map.Layout.Policy, attempt.Profile.HostHousekeeping), attempt.Map.Usage);

    private HostMap Map(PlacementPolicy policy)
    {
        if (!_maps.TryGetValue(policy, out var map))
            _maps[policy] = map = new HostMap(new HostLayout(attempt.Map.Layout.Host, policy, attempt.Profile.HostHousekeeping), attempt.Map.Usage);
        return map;
    }
}
