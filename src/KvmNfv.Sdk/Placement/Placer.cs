using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Places VNFs on hosts: a pure function of host, profile, usage and policy. It finds the best plan by the objective of
/// <see cref="PlacementScore"/> exactly, or proves that there is none and says what would help. Thread-safe.
/// </summary>
/// <param name="policy">The host's rules; null means the defaults of <see cref="PlacementPolicy"/>.</param>
public sealed class Placer(PlacementPolicy? policy = null)
{
    /// <summary>The rules that this placer goes by.</summary>
    public PlacementPolicy Policy { get; } = policy ?? new PlacementPolicy();

    /// <summary>Plans a VNF on a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="profile">What the VNF asks for.</param>
    /// <param name="usage">What is promised already; null means nothing.</param>
    /// <returns>A <see cref="PlacementPlan"/>, or a <see cref="PlacementRefusal"/> with the smallest change that would fit.</returns>
    /// <exception cref="ArgumentException">The profile is not sound in itself (<see cref="VnfProfile.Validate"/>).</exception>
    public PlacementResult Place(HostTopology host, VnfProfile profile, HostUsage? usage = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(profile);
        var faults = profile.Validate();
        if (faults.Count > 0)
            throw new ArgumentException($"The VNF profile can't be used: {string.Join(" ", faults)}", nameof(profile));
        var attempt = new PlacementAttempt(host, profile, usage ?? HostUsage.None, Policy);
        return attempt.TryPlan() is { } plan ? plan : new RefusalWriter(attempt).Write();
    }
}
