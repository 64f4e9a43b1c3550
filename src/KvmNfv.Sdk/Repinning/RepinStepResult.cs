namespace KvmNfv.Sdk.Repinning;

/// <summary>A step and what became of it.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">What became of it.</param>
/// <param name="Note">What there is to say: why it failed, or what was read back.</param>
public sealed record RepinStepResult(RepinStep Step, RepinStepState State, string? Note = null);
