namespace KvmNfv.Sdk.Migration;

/// <summary>A reason to look at the statistics.</summary>
/// <param name="Pass">The pass that begins; null for the clock.</param>
internal readonly record struct TransferSignal(int? Pass);
