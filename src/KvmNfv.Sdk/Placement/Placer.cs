using System.Runtime.CompilerServices;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Places VNFs on hosts: a pure function of host, profile, usage and policy. It finds the best plan by the objective of
/// <see cref="PlacementScore"/> exactly, or proves that there is none and says what would help. Thread-safe. What it works out of a
/// <see cref="HostTopology"/> once it keeps as long as that value lives, so pass the same instance where the host is the same.
/// </summary>
public sealed class Placer
{
    private readonly ConditionalWeakTable<HostTopology, HostLayout> _layouts = [];

    /// <param name="policy">The host's rules; null means the defaults of <see cref="PlacementPolicy"/>.</param>
    /// <exception cref="ArgumentException">The policy is not sound in itself (<see cref="PlacementPolicy.Validate"/>).</exception>
    public Placer(PlacementPolicy? policy = null)
    {
        Policy = policy ?? new PlacementPolicy();
        var faults = Policy.Validate();
        if (faults.Count > 0)
            throw new ArgumentException($"The placement policy can't be used: {string.Join(" ", faults)}", nameof(policy));
    }

    /// <summary>The rules that this placer goes by.</summary>
    public PlacementPolicy Policy { get; }

    /// <summary>Plans a VNF on a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="profile">What the VNF asks for.</param>
    /// <param name="usage">What is promised already; null means nothing.</param>
    /// <returns>A <see cref="PlacementPlan"/>, or a <see cref="PlacementRefusal"/> with the smallest change that would fit.</returns>
    /// <exception cref="ArgumentException">The profile is not sound in itself (<see cref="VnfProfile.Validate"/>).</exception>
    public PlacementResult Place(HostTopology host, VnfProfile profile, HostUsage? usage = null)
    {
        var attempt = Attempt(host, profile, usage);
        return attempt.TryPlan() is { } plan ? plan : new RefusalWriter(attempt).Write();
    }

    /// <summary>Plans a VNF on a host without explaining a refusal, which takes most of a refusal's time.</summary>
    /// <param name="host">The host.</param>
    /// <param name="profile">What the VNF asks for.</param>
    /// <param name="usage">What is promised already; null means nothing.</param>
    /// <returns>The plan that <see cref="Place"/> gives; null where it gives a refusal.</returns>
    /// <exception cref="ArgumentException">The profile is not sound in itself (<see cref="VnfProfile.Validate"/>).</exception>
    public PlacementPlan? TryPlace(HostTopology host, VnfProfile profile, HostUsage? usage = null) => Attempt(host, profile, usage).TryPlan();

    /// <summary>Plans several VNFs on one host, in the order that fits the most of them.</summary>
    /// <param name="host">The host.</param>
    /// <param name="profiles">What the VNFs ask for.</param>
    /// <param name="usage">What is promised already; null means nothing.</param>
    /// <returns>A plan or refusal for each, whether the order matters, and the best order found: of seven VNFs and fewer none fits more.</returns>
    /// <exception cref="ArgumentException">A profile is not sound in itself (<see cref="VnfProfile.Validate"/>).</exception>
    public PlacementBatch PlaceAll(HostTopology host, IEnumerable<VnfProfile> profiles, HostUsage? usage = null)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        return new BatchSearch(this, host, [.. profiles], usage ?? HostUsage.None).Find();
    }

    /// <summary>Looks for running VNFs to pin anew so that a refused one fits: the fewest, three at most, and among as few those that move the least
    /// memory between nodes. VNFs with a share of cache or bandwidth stay where they are; devices stay with their VNFs.</summary>
    /// <param name="host">The host.</param>
    /// <param name="profile">What the refused VNF asks for.</param>
    /// <param name="running">The VNFs that may be moved.</param>
    /// <param name="usage">What is promised to others than those; null means nothing.</param>
    /// <returns>The moves with all new plans; null when no three moves are enough.</returns>
    /// <exception cref="ArgumentException">A profile is not sound in itself (<see cref="VnfProfile.Validate"/>).</exception>
    public DefragmentationProposal? Defragment(HostTopology host, VnfProfile profile, IEnumerable<RunningVnf> running, HostUsage? usage = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(running);
        return new Defragmenter(this, host, profile, running, usage ?? HostUsage.None).Find();
    }

    /// <summary>The plan with each cell on the node given.</summary>
    internal PlacementPlan? TryPlace(HostTopology host, VnfProfile profile, HostUsage usage, int[]? nodes) => Attempt(host, profile, usage).TryPlan(nodes);

    /// <summary>On how many nodes the VNF's cells fit, summed up.</summary>
    internal int FittingNodes(HostTopology host, VnfProfile profile, HostUsage usage)
    {
        var attempt = Attempt(host, profile, usage);
        attempt.TryPlan();
        return attempt.Fits.Sum(row => row.Count(fit => fit is not null));
    }

    private PlacementAttempt Attempt(HostTopology host, VnfProfile profile, HostUsage? usage)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(profile);
        var faults = profile.Validate();
        if (faults.Count > 0)
            throw new ArgumentException($"The VNF profile can't be used: {string.Join(" ", faults)}", nameof(profile));
        return new PlacementAttempt(new HostMap(Layout(host, profile), usage ?? HostUsage.None), profile);
    }

    private HostLayout Layout(HostTopology host, VnfProfile profile) => profile.HostHousekeeping is { } own
        ? new HostLayout(host, Policy, own)
        : _layouts.GetValue(host, h => new HostLayout(h, Policy, null));
}
