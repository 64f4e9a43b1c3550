using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>What one target would do with a domain.</summary>
/// <param name="Room">The target.</param>
/// <param name="Plan">The migration; null where it is refused.</param>
/// <param name="Placement">Where it would be placed; null without a profile.</param>
/// <param name="Load">How full the target would be.</param>
/// <param name="Reason">Why so, or why not.</param>
internal sealed record TargetOffer(TargetRoom Room, MigrationPlan? Plan, PlacementPlan? Placement, double Load, string Reason);
