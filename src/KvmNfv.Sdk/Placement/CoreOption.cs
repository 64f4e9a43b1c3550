namespace KvmNfv.Sdk.Placement;

/// <summary>One way to use a core, or a group of cores.</summary>
/// <param name="State">What it gives, as a state of the <see cref="NeedSpace"/>.</param>
/// <param name="Cost">What that costs by the objective, a packed <see cref="FitCost"/>.</param>
internal readonly record struct CoreOption(int State, long Cost);
