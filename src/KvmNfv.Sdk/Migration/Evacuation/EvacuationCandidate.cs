using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>A domain to evacuate.</summary>
/// <param name="Domain">Its facts.</param>
/// <param name="Profile">What it asks for; null when unknown.</param>
/// <param name="Routes">The way to each target, in the targets' order.</param>
internal sealed record EvacuationCandidate(MigrationDomainFacts Domain, VnfProfile? Profile, IReadOnlyList<EvacuationRoute> Routes);
