using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>A VNF that runs on a host by a plan.</summary>
/// <param name="Profile">What it asked for.</param>
/// <param name="Plan">Where it is.</param>
/// <param name="Allocated">Whether it has its memory, so that the host's free counts lack it; false for a plan that is only promised.</param>
[method: JsonConstructor]
public sealed record RunningVnf(VnfProfile Profile, PlacementPlan Plan, bool Allocated = true);
