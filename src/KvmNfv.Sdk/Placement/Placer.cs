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
