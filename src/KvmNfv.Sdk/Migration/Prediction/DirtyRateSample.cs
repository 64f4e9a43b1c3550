namespace KvmNfv.Sdk.Migration;

/// <summary>How much of a guest's memory changed in a period. QEMU counts each page once a period, however often it was written.</summary>
/// <param name="Period">The period.</param>
/// <param name="Rate">Unique bytes dirtied, divided by the period.</param>
public readonly record struct DirtyRateSample(TimeSpan Period, DataRate Rate);
