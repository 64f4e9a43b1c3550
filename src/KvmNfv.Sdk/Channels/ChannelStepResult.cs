namespace KvmNfv.Sdk.Channels;

/// <summary>A step and what became of it.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">What became of it.</param>
/// <param name="Note">Why it failed; else null.</param>
public sealed record ChannelStepResult(ChannelStep Step, ChannelStepState State, string? Note = null);
