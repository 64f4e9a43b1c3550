namespace KvmNfv.Sdk.Migration;

/// <summary>A limit that holds from a number of stalled passes on.</summary>
/// <param name="StalledPasses">Stalled passes.</param>
/// <param name="Limit">The limit.</param>
public readonly record struct DowntimeStep(int StalledPasses, TimeSpan Limit);
